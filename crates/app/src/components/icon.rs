use rule::Severity;
use yew::prelude::*;

/// A small drawing. It never stands alone: a word beside it, or around it, says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A cross: an error.
    Cross,
    /// A triangle: a warning.
    Triangle,
    /// A disc: advice.
    Disc,
    /// A tick: all is well.
    Tick,
    /// A clock: something waits.
    Clock,
    /// A triangle that points ahead: something runs.
    Ahead,
    /// A square: something was stopped.
    Square,
    /// Half a disc in shade: the theme.
    Shade,
    /// An arrow into a tray: a download.
    Save,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Cross => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Self::Triangle => "M8 2.6l6 10.8H2z",
            Self::Disc => "M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 1 0 0-9.6z",
            Self::Tick => "M2.8 8.6l3.4 3.6 7-8",
            Self::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6 5.8 5.8 0 1 0 0-11.6zM8 5v3.2l2.2 1.6",
            Self::Ahead => "M4 2.4l9 5.6-9 5.6z",
            Self::Square => "M3.6 3.6h8.8v8.8H3.6z",
            Self::Shade => "M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6",
            Self::Save => "M8 2.2v7.4M4.8 6.6L8 9.8l3.2-3.2M2.6 11v2.4h10.8V11",
        }
    }

    fn is_filled(self) -> bool {
        matches!(
            self,
            Self::Triangle | Self::Disc | Self::Ahead | Self::Square
        )
    }
}

/// The icon of a severity.
pub fn severity_icon(severity: Severity) -> Icon {
    match severity {
        Severity::Error => Icon::Cross,
        Severity::Warning => Icon::Triangle,
        Severity::Advice => Icon::Disc,
    }
}

/// Properties of [`Mark`].
#[derive(Properties, PartialEq)]
pub struct MarkProps {
    /// Which drawing.
    pub icon: Icon,
}

/// An icon, as large as the text around it.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let kind = if props.icon.is_filled() {
        "icon icon--filled"
    } else {
        "icon"
    };
    html! {
        <svg class={kind} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={props.icon.path()} />
        </svg>
    }
}
