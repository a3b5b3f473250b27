//! What the rules about ids of labels share.

use rule::Message;

use super::shortened;
use crate::{
    Fingerprint, Role,
    findings::Sink,
    labels::Cell,
    seen::{Key, Note},
};

/// A column of ids.
pub(super) struct Ids {
    /// Its name in the header.
    column: &'static str,
    /// The file that holds the ids.
    role: Role,
    /// That file, in English and Korean.
    file: [&'static str; 2],
    /// The file of the other column.
    other: Role,
}

pub(super) static QUERY: Ids = Ids {
    column: "query-id",
    role: Role::Queries,
    file: ["the queries file", "쿼리 파일"],
    other: Role::Corpus,
};

pub(super) static DOCUMENT: Ids = Ids {
    column: "corpus-id",
    role: Role::Corpus,
    file: ["the corpus", "말뭉치 파일"],
    other: Role::Queries,
};

impl Ids {
    /// Reports an id that its file does not hold, where that file is there to be compared with.
    pub(super) fn report(&self, id: Cell<'_>, against: &[Fingerprint], sink: &mut Sink<'_>) {
        let column = self.column;
        if id.text.is_empty() {
            sink.report(id.start, id.end(), "", || {
                Message::new(
                    format!("`{column}` is empty"),
                    format!("`{column}`가 비어 있습니다"),
                )
            });
            return;
        }
        let can_compare = against.iter().any(|file| file.role() == self.role);
        if can_compare && !is_in(self.role, id.text, against) {
            sink.report(id.start, id.end(), "", || self.unknown(id.text, against));
        }
    }

    fn unknown(&self, id: &str, against: &[Fingerprint]) -> Message {
        let [file_en, file_ko] = self.file;
        let shown = shortened(id);
        let (hint_en, hint_ko) = if let Some(near) = self.near(id, against) {
            let near = shortened(&near);
            (
                format!("; it holds `{near}`"),
                format!(". `{near}`은(는) 있습니다"),
            )
        } else if is_in(self.other, id, against) {
            (
                "; it is an id of the other column".to_owned(),
                ". 다른 열의 id입니다".to_owned(),
            )
        } else {
            (String::new(), String::new())
        };
        Message::new(
            format!("`{shown}` is not in {file_en}{hint_en}"),
            format!("`{shown}`이(가) {file_ko}에 없습니다{hint_ko}"),
        )
    }

    /// An id of the file that differs in nothing but spaces, quotes or case.
    fn near(&self, id: &str, against: &[Fingerprint]) -> Option<String> {
        let bare = id.trim().trim_matches(['"', '\'']).trim();
        [bare.to_owned(), bare.to_lowercase(), bare.to_uppercase()]
            .into_iter()
            .find(|near| is_in(self.role, near, against))
    }
}

fn is_in(role: Role, id: &str, against: &[Fingerprint]) -> bool {
    let note = Note::new(Key::of([id]), Key::NONE, 0);
    against
        .iter()
        .any(|file| file.role() == role && !file.seen().about(&note).is_empty())
}
