//! What each cause means that lies in the request itself.

use rule::Text;

use super::{LATER, text};
use crate::error::Cause;

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn of_the_request(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::ModelClosed => (
            text(
                "The model cannot be tuned or reached any more.",
                "이 모델은 더 이상 조정하거나 호출할 수 없습니다.",
            ),
            text(
                "Google closed the tuning of these models on 2024-10-09 and the models on 2025-04-09. \
                 Convert the dataset and tune a Gemini model.",
                "Google은 2024-10-09에 이 모델들의 조정을, 2025-04-09에 모델 자체를 종료했습니다. 데이터 세트를 \
                 변환해 Gemini 모델을 조정합니다.",
            ),
        ),
        Cause::NotFound => (
            text(
                "There is no such thing, or not in this region.",
                "찾는 항목이 없거나 이 리전에 없습니다.",
            ),
            text(
                "Check project, region and name. A job is found only in the region it runs in.",
                "프로젝트, 리전, 이름을 확인합니다. 작업은 실행되는 리전에서만 찾을 수 있습니다.",
            ),
        ),
        Cause::NoSuchBucket => (
            text("There is no such bucket.", "그런 버킷이 없습니다."),
            text(
                "Check the name, or create the bucket with the command below.",
                "이름을 확인하거나 아래 명령으로 버킷을 만듭니다.",
            ),
        ),
        Cause::AlreadyExists => (
            text(
                "There is already one of this name.",
                "같은 이름이 이미 있습니다.",
            ),
            text(
                "Look at what is there before you choose another name.",
                "다른 이름을 정하기 전에 기존 항목을 확인합니다.",
            ),
        ),
        Cause::Conflict => (
            text(
                "Another change came first.",
                "다른 변경이 먼저 적용되었습니다.",
            ),
            LATER,
        ),
        Cause::PreconditionFailed => (
            text(
                "The file is already in the bucket, or has changed there.",
                "파일이 버킷에 이미 있거나 그 사이 바뀌었습니다.",
            ),
            text(
                "Choose another name, or say that the file may be overwritten.",
                "다른 이름을 정하거나, 파일을 덮어써도 된다고 표시합니다.",
            ),
        ),
        Cause::SessionGone => (
            text("The upload session is over.", "업로드 세션이 끝났습니다."),
            text("Start the upload again.", "업로드를 다시 시작합니다."),
        ),
        Cause::TooLarge => (
            text(
                "More was sent than Google takes at once.",
                "한 번에 보낼 수 있는 크기를 넘었습니다.",
            ),
            text("Send less at once.", "나누어서 보냅니다."),
        ),
        Cause::UnknownField { .. } => (
            text(
                "Google does not know a field of the request.",
                "요청에 Google이 모르는 필드가 있습니다.",
            ),
            text(
                "Check the spelling of the field, or leave it out.",
                "필드의 철자를 확인하거나 필드를 뺍니다.",
            ),
        ),
        Cause::FailedPrecondition => (
            text(
                "Google cannot do this in the present state.",
                "현재 상태에서는 Google이 이 요청을 처리할 수 없습니다.",
            ),
            text(
                "Google says below what must come first.",
                "먼저 해야 할 일은 아래 Google의 설명에 있습니다.",
            ),
        ),
        Cause::TaskFailed => (
            text(
                "A task of the pipeline failed.",
                "파이프라인의 작업 단계 하나가 실패했습니다.",
            ),
            text(
                "Look at the error of the failed task. Most often the dataset cannot be read or has a \
                 wrong form.",
                "실패한 단계의 오류를 확인합니다. 데이터 세트를 읽지 못하거나 형식이 잘못된 경우가 가장 많습니다.",
            ),
        ),
        Cause::Cancelled => (
            text("The job was cancelled.", "작업이 취소되었습니다."),
            text(
                "Start a new job if that was not meant.",
                "의도한 것이 아니라면 새 작업을 시작합니다.",
            ),
        ),
        _ => (
            text(
                "Google does not accept the request as it is.",
                "Google이 요청을 그대로 받아들이지 않습니다.",
            ),
            text(
                "Google names the field below. Put its setting right and build the request anew.",
                "아래 Google의 설명에 필드가 나옵니다. 해당 설정을 고치고 요청을 다시 만듭니다.",
            ),
        ),
    }
}
