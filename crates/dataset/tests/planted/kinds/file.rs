//! What is wrong with a file as a whole.

use super::super::{
    draft::{Array, Draft, Encoding, Item, LineEnds},
    random::Random,
    write::{Layout, Style},
};

pub fn empty(draft: &mut Draft, random: &mut Random) -> bool {
    draft.items.clear();
    for _ in 0..random.below(5) {
        let mut item = Item::spoilt(Vec::new(), random);
        item.indent = random.pick(&["", "", " ", "\t "]);
        draft.items.push(item);
    }
    true
}

pub fn wrong_encoding(draft: &mut Draft, random: &mut Random) -> bool {
    draft.encoding = Encoding::Utf16 {
        is_big: random.once_in(2),
        has_mark: random.once_in(2),
    };
    true
}

pub fn compressed(draft: &mut Draft, random: &mut Random) -> bool {
    let magic: &[u8] = random.pick(&[
        b"\x1f\x8b\x08\0",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PAR1",
        b"BZh9",
        b"\xfd7zXZ\0",
        b"\x28\xb5\x2f\xfd",
        b"7z\xbc\xaf\x27\x1c",
    ]);
    let noise = (0..random.below(2_000)).map(|_| random.next() as u8);
    draft.instead = Some(magic.iter().copied().chain(noise).collect());
    true
}

pub fn array(draft: &mut Draft, random: &mut Random) -> bool {
    if !draft.items.iter().all(Item::is_example_alone) {
        return false;
    }
    let array = [Array::OneLine, Array::OwnLines, Array::Tight][random.below(3)];
    draft.array = Some(array);
    if array == Array::OwnLines && random.once_in(3) {
        for item in &mut draft.items {
            item.style.layout = Layout::Pretty("  ");
        }
    }
    true
}

pub fn carriage_return(draft: &mut Draft, random: &mut Random) -> bool {
    draft.line_ends = [LineEnds::CarriageReturn, LineEnds::Mixed][random.below(2)];
    draft.ends_in_line_feed = true;
    true
}

pub fn wrong_extension(draft: &mut Draft, random: &mut Random) -> bool {
    let name = random.pick(&[
        "train.json",
        "train",
        "학습.txt",
        "train.jsonl.bak",
        "a.csv",
    ]);
    draft.options.file_name = Some(name.to_owned());
    true
}

pub fn too_few(draft: &mut Draft, random: &mut Random) -> bool {
    // As many as hold the majority whatever the other faults take away.
    let keep = random.between(5, 9);
    let mut kept = 0;
    draft.items.retain(|item| {
        kept += usize::from(!item.is_spoilt);
        item.is_spoilt || kept <= keep
    });
    true
}

pub fn too_many(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.model.most.is_none() || draft.array.is_some() {
        return false;
    }
    let most = random.between(9_998, 10_003);
    grow(draft, random, most);
    true
}

pub fn too_many_authors(draft: &mut Draft, random: &mut Random) -> bool {
    if !draft.model.is_chat || draft.array.is_some() {
        return false;
    }
    grow(draft, random, 2_500);
    true
}

fn grow(draft: &mut Draft, random: &mut Random, items: usize) {
    let from = draft.items.len();
    draft.grow(items, random);
    let style = Style::random(random);
    for item in draft.items.iter_mut().skip(from) {
        item.style = style;
    }
}
