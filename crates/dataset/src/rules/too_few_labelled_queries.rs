use rule::{Message, Sample, Severity, Text, grouped};
use tuning::limits::{MINIMUM_LABELLED_QUERIES, MINIMUM_LABELLED_QUERIES_IN_ALL};

use super::{Check, Rule, Totals};
use crate::{
    Fingerprint, Role,
    findings::Sink,
    seen::{Note, Sorted},
};

pub(super) static RULE: Rule = Rule {
    code: "M010",
    name: "too-few-labelled-queries",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the labels name too few different queries",
        ko: "라벨이 가리키는 서로 다른 쿼리가 너무 적습니다",
    },
    explanation: Text {
        en: "Each labels file must name at least 3 different queries, and all labels files of a job together at least 9.",
        ko: "라벨 파일마다 서로 다른 쿼리가 3개 이상, 한 작업의 라벨 파일 전체로는 9개 이상 있어야 합니다.",
    },
    help: Text {
        en: "Add labels for more queries. If the job has other labels files, check this one together with them.",
        ko: "더 많은 쿼리에 라벨을 추가하십시오. 작업에 다른 라벨 파일이 있다면 함께 검사하십시오.",
    },
    bad: Sample::Made(|| super::numbered_labels(8)),
    good: Sample::Made(|| super::numbered_labels(9)),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let is_labels = totals.options.role == Role::Labels && totals.is_readable;
    if !is_labels || totals.lines_with_content == 0 {
        return;
    }
    let files: Vec<&Sorted> = std::iter::once(totals.seen)
        .chain(totals.others(Role::Labels).map(Fingerprint::seen))
        .collect();
    // A query of several files counts where it comes first. What is enough is not counted on.
    let is_new = |file: usize, notes: &[Note]| {
        let earlier = files.get(..file).unwrap_or_default();
        let first = notes.first();
        first.is_some_and(|note| earlier.iter().all(|file| file.about(note).is_empty()))
    };
    let queries = (0..)
        .zip(&files)
        .flat_map(|(file, seen)| seen.subjects().map(move |notes| (file, notes)))
        .filter(|&(file, notes)| is_new(file, notes))
        .take(MINIMUM_LABELLED_QUERIES_IN_ALL as usize)
        .count() as u64;
    let here = totals.seen.subjects().count() as u64;
    if here < MINIMUM_LABELLED_QUERIES {
        sink.report_file(|| {
            let [here, least] = [here, MINIMUM_LABELLED_QUERIES].map(grouped);
            Message::new(
                format!("{here} of the {least} different queries that a labels file needs"),
                format!("서로 다른 쿼리가 {here}개입니다. 라벨 파일마다 {least}개 이상 필요합니다"),
            )
        });
    } else if queries < MINIMUM_LABELLED_QUERIES_IN_ALL {
        sink.report_file(|| {
            let [queries, least] = [queries, MINIMUM_LABELLED_QUERIES_IN_ALL].map(grouped);
            Message::new(
                format!("{queries} of the {least} different queries that all labels need together"),
                format!(
                    "라벨 전체에서 서로 다른 쿼리가 {queries}개입니다. {least}개 이상 필요합니다"
                ),
            )
        });
    }
}
