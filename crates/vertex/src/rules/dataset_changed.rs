use rule::{Message, Rule, Sample, Severity, Text};
use tuning::source::PRACTICE;

use super::{
    Breach,
    files::{FileCheck, NamedFile, Standing},
    quoted,
};
use crate::samples;

pub static RULE: Rule<FileCheck> = Rule {
    code: "J033",
    name: "dataset-changed",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A file of the job changed after it was checked",
        ko: "작업에 쓸 파일이 검사한 뒤에 바뀌었습니다",
    },
    explanation: Text {
        en: "What the check found holds for the bytes that it read. A file that was edited, \
             replaced or taken out since is another one, and the job would train on what nobody \
             has checked.",
        ko: "검사 결과는 검사할 때 읽은 내용에만 적용됩니다. 그 뒤에 수정하거나 교체하거나 뺀 파일은 \
             다른 파일이므로, 아무도 검사하지 않은 내용으로 학습하게 됩니다.",
    },
    help: Text {
        en: "Check the file again in Dataset and upload it again, or name the file that belongs to \
             the job.",
        ko: "데이터 세트에서 파일을 다시 검사하고 다시 업로드하거나, 작업에 맞는 파일을 지정합니다.",
    },
    bad: Sample::Made(|| samples::file(Standing::Changed)),
    good: Sample::Made(|| samples::file(Standing::Checked)),
    source: PRACTICE,
    check,
};

fn check(files: &[NamedFile]) -> Vec<Breach> {
    files.iter().filter_map(breach).collect()
}

fn breach(file: &NamedFile) -> Option<Breach> {
    let uri = quoted(&file.uri);
    let message = match file.standing {
        Standing::NotChecked | Standing::Checked => return None,
        Standing::Changed => Message::new(
            format!(
                "The file for {uri} changed after it was checked. Check and upload it again, or \
                 name another one."
            ),
            format!(
                "{uri}에 쓸 파일이 검사한 뒤에 바뀌었습니다. 다시 검사하고 업로드하거나 다른 파일을 \
                 지정합니다."
            ),
        ),
        Standing::TakenOut => Message::new(
            format!(
                "The file that was uploaded to {uri} was taken out of the job. Choose it again in \
                 Dataset, or name another one."
            ),
            format!(
                "{uri}에 업로드한 파일이 작업에서 빠졌습니다. 데이터 세트에서 다시 선택하거나 다른 \
                 파일을 지정합니다."
            ),
        ),
    };
    Some(Breach::new(file.field.as_str(), message))
}
