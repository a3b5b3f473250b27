//! What each cause means and what to do about it, in both languages.

use rule::Text;

use super::{cause::Cause, prose::EMPTY_DATASET};

mod of_the_request;

use of_the_request::of_the_request;

pub(super) const WORDS_API_DISABLED: Text = text(
    "The API `{}` is off in the project.",
    "`{}` API가 프로젝트에서 사용 설정되어 있지 않습니다.",
);

const NEW_TOKEN: Text = text(
    "Get a new token with the command below and paste it. Nothing that you set is lost.",
    "아래 명령으로 새 토큰을 받아 붙여 넣습니다. 입력한 설정은 그대로 남아 있습니다.",
);

pub(super) const LATER: Text = text(
    "Wait a little and try again.",
    "잠시 기다린 뒤 다시 시도합니다.",
);

/// What is wrong and what to do.
pub(super) fn words(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::Unreachable
        | Cause::TimedOut
        | Cause::WebPage
        | Cause::Empty
        | Cause::Unreadable
        | Cause::DeadlineExceeded
        | Cause::Internal
        | Cause::Unavailable => of_the_way(cause),
        Cause::TokenMissing | Cause::TokenExpired | Cause::TokenInvalid | Cause::ScopeMissing => {
            of_the_token(cause)
        }
        Cause::ApiDisabled { .. }
        | Cause::BillingDisabled
        | Cause::ProjectUnknown
        | Cause::ProjectSuspended
        | Cause::QuotaProjectDenied
        | Cause::PolicyForbids
        | Cause::Quota { .. }
        | Cause::RateLimited => of_the_project(cause),
        Cause::PermissionDenied { .. }
        | Cause::MetadataStoresDenied
        | Cause::ArtifactRegistryDenied
        | Cause::ServiceAccountUseDenied
        | Cause::BucketDenied { .. } => of_a_permission(cause),
        _ => of_the_request(cause),
    }
}

fn of_the_way(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::Unreachable => (
            text(
                "The browser could not reach Google, or Google did not allow this page.",
                "브라우저가 Google에 연결하지 못했거나, Google이 이 페이지의 요청을 허용하지 않았습니다.",
            ),
            text(
                "Check the connection. If other pages work, send the same request from a terminal with \
                 the curl command.",
                "연결을 확인합니다. 다른 페이지가 열린다면 curl 명령으로 터미널에서 같은 요청을 보냅니다.",
            ),
        ),
        Cause::TimedOut => (
            text(
                "No answer came in time. Whether Google got the request is not known.",
                "제때 응답이 오지 않았습니다. Google이 요청을 받았는지는 알 수 없습니다.",
            ),
            text(
                "Check the connection and look before you send again.",
                "연결을 확인하고, 다시 보내기 전에 먼저 조회합니다.",
            ),
        ),
        Cause::WebPage => (
            text(
                "A web page came back where Google's answer should be (status {}).",
                "Google의 응답이 와야 할 자리에 웹페이지가 왔습니다(상태 {}).",
            ),
            text(
                "A proxy, a firewall or a sign-in page may stand between. Try another network, or the \
                 curl command.",
                "프록시나 방화벽, 로그인 페이지가 중간에 있을 수 있습니다. 다른 네트워크나 curl 명령을 써 봅니다.",
            ),
        ),
        Cause::Empty => (
            text(
                "Google answered with status {} and said nothing more.",
                "Google이 상태 {}만 보내고 설명을 보내지 않았습니다.",
            ),
            LATER,
        ),
        Cause::Unreadable => (
            text(
                "The answer cannot be read (status {}).",
                "응답을 읽을 수 없습니다(상태 {}).",
            ),
            text(
                "Try again. If it stays so, use the curl command and look at the whole answer.",
                "다시 시도합니다. 계속 그렇다면 curl 명령으로 응답 전체를 확인합니다.",
            ),
        ),
        Cause::DeadlineExceeded => (
            text(
                "Google did not finish in time.",
                "Google이 제때 처리를 마치지 못했습니다.",
            ),
            LATER,
        ),
        Cause::Unavailable => (
            text(
                "Google cannot answer at the moment.",
                "지금은 Google이 응답할 수 없습니다.",
            ),
            LATER,
        ),
        _ => (
            text("Google met an internal error.", "Google 내부 오류입니다."),
            EMPTY_DATASET,
        ),
    }
}

fn of_the_token(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::TokenMissing => (
            text(
                "The request went out without a token.",
                "요청에 토큰이 없었습니다.",
            ),
            text(
                "Get a token with the command below and paste it.",
                "아래 명령으로 토큰을 받아 붙여 넣습니다.",
            ),
        ),
        Cause::TokenExpired => (
            text(
                "The token has expired: it is good for about an hour.",
                "토큰이 만료되었습니다. 토큰은 약 한 시간 동안 유효합니다.",
            ),
            NEW_TOKEN,
        ),
        Cause::TokenInvalid => (
            text(
                "Google does not accept this token: it has expired, was given back, or is not whole.",
                "Google이 이 토큰을 받지 않습니다. 만료되었거나 취소되었거나 일부만 복사한 토큰입니다.",
            ),
            NEW_TOKEN,
        ),
        _ => (
            text(
                "The token may not be used for this call.",
                "이 토큰으로는 이 호출을 할 수 없습니다.",
            ),
            text(
                "Uploads need the scope devstorage.read_write, jobs need cloud-platform. The command \
                 below gives a token that has it.",
                "업로드에는 devstorage.read_write, 작업에는 cloud-platform 범위가 필요합니다. 아래 명령이 그 범위를 \
                 가진 토큰을 줍니다.",
            ),
        ),
    }
}

fn of_the_project(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::ApiDisabled { .. } => (
            WORDS_API_DISABLED,
            text(
                "Turn it on with the command below, wait a few minutes, and try again.",
                "아래 명령으로 사용 설정하고 몇 분 기다린 뒤 다시 시도합니다.",
            ),
        ),
        Cause::BillingDisabled => (
            text(
                "The project has no billing account.",
                "프로젝트에 결제 계정이 연결되어 있지 않습니다.",
            ),
            text(
                "Link one with the command below; an owner of the billing account must do it.",
                "아래 명령으로 결제 계정을 연결합니다. 결제 계정의 소유자가 실행해야 합니다.",
            ),
        ),
        Cause::ProjectUnknown => (
            text(
                "There is no such project, or your account may not see it.",
                "그런 프로젝트가 없거나 계정에 볼 권한이 없습니다.",
            ),
            text(
                "Check the project ID. It is not the project's name; the command below lists yours.",
                "프로젝트 ID를 확인합니다. 프로젝트 이름과는 다릅니다. 아래 명령이 프로젝트 목록을 보여 줍니다.",
            ),
        ),
        Cause::ProjectSuspended => (
            text(
                "The project is closed or suspended.",
                "프로젝트가 종료되었거나 정지되었습니다.",
            ),
            text(
                "Look at the project in the console, or use another.",
                "콘솔에서 프로젝트 상태를 확인하거나 다른 프로젝트를 사용합니다.",
            ),
        ),
        Cause::QuotaProjectDenied => (
            text(
                "Your account may not count calls against the quota project.",
                "계정이 할당량 프로젝트를 사용할 수 없습니다.",
            ),
            text(
                "Leave the quota project empty, or have an owner run the command below.",
                "할당량 프로젝트를 비우거나, 프로젝트 소유자가 아래 명령을 실행합니다.",
            ),
        ),
        Cause::PolicyForbids => (
            text(
                "A policy of your organization forbids this.",
                "조직 정책이 이 작업을 금지합니다.",
            ),
            text(
                "Show Google's words below to the administrators of your organization.",
                "아래 Google의 설명을 조직 관리자에게 보여 줍니다.",
            ),
        ),
        Cause::RateLimited => (
            text(
                "There were too many calls in a short time.",
                "짧은 시간에 호출이 너무 많았습니다.",
            ),
            LATER,
        ),
        _ => (
            text(
                "The project's quota is not enough.",
                "프로젝트의 할당량이 부족합니다.",
            ),
            text(
                "Wait until other jobs are done, ask for more quota, or choose the other accelerator.",
                "다른 작업이 끝나기를 기다리거나, 할당량을 늘려 달라고 요청하거나, 다른 가속기를 선택합니다.",
            ),
        ),
    }
}

fn of_a_permission(cause: &Cause) -> (Text, Text) {
    match cause {
        Cause::MetadataStoresDenied => (
            text(
                "The account that the pipeline runs as may not read the metadata store.",
                "파이프라인을 실행하는 계정이 메타데이터 저장소를 읽을 수 없습니다.",
            ),
            text(
                "Turn the Compute Engine API on and give the account the roles aiplatform.admin and \
                 storage.objectAdmin, then try again.",
                "Compute Engine API를 사용 설정하고 계정에 aiplatform.admin과 storage.objectAdmin 역할을 부여한 뒤 \
                 다시 시도합니다.",
            ),
        ),
        Cause::ArtifactRegistryDenied => (
            text(
                "Vertex AI's own account cannot read the training container yet.",
                "Vertex AI 서비스 에이전트가 아직 학습 컨테이너를 읽을 수 없습니다.",
            ),
            text(
                "The permission takes time to arrive. Nothing is to be changed: try again in a few \
                 minutes.",
                "권한이 전파되는 데 시간이 걸립니다. 바꿀 것은 없습니다. 몇 분 뒤 다시 시도합니다.",
            ),
        ),
        Cause::ServiceAccountUseDenied => (
            text(
                "Your account may not run a job as this service account.",
                "계정이 이 서비스 계정으로 작업을 실행할 수 없습니다.",
            ),
            text(
                "Have an owner of the project run the command below.",
                "프로젝트 소유자가 아래 명령을 실행합니다.",
            ),
        ),
        Cause::BucketDenied { .. } => (
            text(
                "There is no access to the bucket.",
                "버킷에 액세스할 수 없습니다.",
            ),
            text(
                "Have an owner of the bucket run the command below.",
                "버킷 소유자가 아래 명령을 실행합니다.",
            ),
        ),
        _ => (
            text(
                "Your account lacks a permission.",
                "계정에 필요한 권한이 없습니다.",
            ),
            text(
                "Have an owner of the project run the command below. Right after that it may take a few \
                 minutes.",
                "프로젝트 소유자가 아래 명령을 실행합니다. 반영되기까지 몇 분 걸릴 수 있습니다.",
            ),
        ),
    }
}

pub(super) const fn text(en: &'static str, ko: &'static str) -> Text {
    Text { en, ko }
}
