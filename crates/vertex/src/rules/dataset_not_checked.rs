use rule::{Message, Rule, Sample, Severity, Text};
use tuning::source::PRACTICE;

use super::{
    Breach,
    files::{FileCheck, NamedFile, Standing},
};
use crate::samples;

pub static RULE: Rule<FileCheck> = Rule {
    code: "J032",
    name: "dataset-not-checked",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "A file of the job was not checked here",
        ko: "작업에 쓸 파일을 여기에서 검사하지 않았습니다",
    },
    explanation: Text {
        en: "The job names a file that this page has not seen. Mistakes in it show only after the \
             job was started, minutes later and as an internal error.",
        ko: "작업이 이 페이지에서 본 적 없는 파일을 가리킵니다. 파일에 잘못이 있어도 작업이 시작되고 \
             몇 분이 지나서야 내부 오류로 드러납니다.",
    },
    help: Text {
        en: "Check the same file in Dataset before the job is sent. It does not leave this machine.",
        ko: "작업을 보내기 전에 같은 파일을 데이터 세트에서 검사합니다. 파일은 이 컴퓨터를 벗어나지 \
             않습니다.",
    },
    bad: Sample::Made(|| samples::file(Standing::NotChecked)),
    good: Sample::Made(|| samples::file(Standing::Checked)),
    source: PRACTICE,
    check,
};

fn check(files: &[NamedFile]) -> Vec<Breach> {
    let unseen = files
        .iter()
        .filter(|file| file.standing == Standing::NotChecked);
    unseen
        .map(|file| {
            Breach::new(
                file.field.as_str(),
                Message::new(
                    "This file was not checked here. Check it in Dataset before you send the job.",
                    "이 파일은 여기에서 검사하지 않았습니다. 작업을 보내기 전에 데이터 세트에서 검사합니다.",
                ),
            )
        })
        .collect()
}
