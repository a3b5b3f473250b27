use std::rc::Rc;

use yew::prelude::*;

use crate::{
    findings::{Rows, Sight, Unfolded, Window, top_of},
    number,
    services::{document, scroll},
};

/// Before the browser has drawn a row, this stands in for what it knows.
const UNSEEN: Sight = Sight {
    top: 0.0,
    height: 560.0,
    row: 68.0,
};

/// A long list of which only the rows in sight are in the document.
pub struct List {
    /// The element that scrolls.
    pub area: NodeRef,
    /// The element that holds the rows.
    pub drawn: NodeRef,
    /// The unfolded part of the open row.
    pub body: NodeRef,
    /// The rows to draw.
    pub window: Window,
    /// To be called when the unfolded part takes more or less room than before.
    pub resized: Callback<()>,
    /// The finding whose row is unfolded.
    pub open: Option<usize>,
    /// Unfolds a finding, or folds it.
    pub toggle: Callback<usize>,
    /// Folds whatever is unfolded.
    pub fold: Callback<()>,
    /// Goes to a finding, unfolds it, and moves the focus there.
    pub show: Callback<usize>,
    /// To be called when the list has scrolled.
    pub onscroll: Callback<Event>,
    /// Arrows, Page, Home and End among the rows.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Where the focus is to go once its row is drawn.
#[derive(Clone, Copy)]
struct Wish {
    index: usize,
    scroll: bool,
}

/// A list of `rows`. `row_class` selects what all closed rows share in height; `row_id` gives the id
/// under which the row of a finding takes the focus.
#[hook]
pub fn use_list(rows: &Rows, row_class: &'static str, row_id: fn(usize) -> String) -> List {
    let (list, drawn, body) = (use_node_ref(), use_node_ref(), use_node_ref());
    let sight = use_state_eq(|| UNSEEN);
    let open = use_state_eq(|| None::<usize>);
    let extra = use_state_eq(|| 0.0);
    let nudge = use_state_eq(|| 0_u32);
    let wish = use_mut_ref(|| None::<Wish>);

    let unfolded = open
        .and_then(|index| rows.row_of(index))
        .map(|row| Unfolded { row, extra: *extra });
    let window = Window::new(rows.len(), *sight, unfolded);
    let look = {
        let (list, sight) = (list.clone(), sight.clone());
        Rc::new(move || {
            if let Some(seen) = scroll::sight(&list, row_class) {
                sight.set(seen);
            }
        })
    };
    {
        // After each drawing: tell the browser the room around the rows, learn what it made of
        // them, and go where the person wants to be as soon as that row is there.
        let (list, drawn, body) = (list.clone(), drawn.clone(), body.clone());
        let (look, wish, rows, row_height) =
            (Rc::clone(&look), wish.clone(), rows.clone(), sight.row);
        let is_open = open.is_some();
        use_effect(move || {
            scroll::set_length(&drawn, "--before", window.before);
            scroll::set_length(&drawn, "--after", window.after);
            let height = scroll::height(&body);
            if is_open && height > 0.0 {
                extra.set(height);
            }
            let wanted = *wish.borrow();
            if let Some((Wish { index, scroll }, row)) =
                wanted.and_then(|wish| Some((wish, rows.row_of(wish.index)?)))
            {
                let is_drawn = (window.first..window.end).contains(&row);
                if scroll || !is_drawn {
                    scroll::to(&list, top_of(row, row_height, unfolded) - row_height * 0.5);
                }
                if is_drawn {
                    *wish.borrow_mut() = None;
                    document::focus(&row_id(index));
                }
            }
            look();
        });
    }
    let go = {
        let (wish, nudge) = (wish.clone(), nudge.clone());
        Rc::new(move |index: usize, scroll: bool| {
            *wish.borrow_mut() = Some(Wish { index, scroll });
            nudge.set(nudge.wrapping_add(1));
        })
    };
    let onkeydown = {
        let (rows, go) = (rows.clone(), Rc::clone(&go));
        let page = (number::floor(sight.height / sight.row.max(1.0)) as usize).max(1);
        let drawn_rows = window.first..window.end;
        Callback::from(move |event: KeyboardEvent| {
            let Some(focused) = document::focused() else {
                return;
            };
            let is_it = |row: &usize| rows.get(*row).is_some_and(|index| row_id(index) == focused);
            let Some(row) = drawn_rows.clone().find(is_it) else {
                return;
            };
            let to = match event.key().as_str() {
                "ArrowDown" => row + 1,
                "ArrowUp" => row.saturating_sub(1),
                "PageDown" => row + page,
                "PageUp" => row.saturating_sub(page),
                "Home" => 0,
                "End" => usize::MAX,
                _ => return,
            };
            event.prevent_default();
            if let Some(index) = rows.get(to.min(rows.len().saturating_sub(1))) {
                go(index, false);
            }
        })
    };
    let show = {
        let open = open.clone();
        Callback::from(move |index| {
            open.set(Some(index));
            go(index, true);
        })
    };
    let fold = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |index| {
            open.set((*open != Some(index)).then_some(index));
        })
    };
    // Drawn again, the list is measured again.
    let update = use_force_update();
    let resized = use_callback((), move |(), ()| update.force_update());
    let onscroll = Callback::from(move |_: Event| look());
    List {
        area: list,
        drawn,
        body,
        window,
        resized,
        open: *open,
        toggle,
        fold,
        show,
        onscroll,
        onkeydown,
    }
}
