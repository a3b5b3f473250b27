use std::fmt;

use rule::Text;

/// One of the causes that `pipelineJobs.create` names in the details of its error.
/// Source: [`API`](tuning::source::API), `CloudAiPlatformCommonCreatePipelineJobApiErrorDetail`.
#[derive(PartialEq, Eq)]
pub struct PipelineFault {
    /// The name as Google writes it.
    pub name: &'static str,
    /// What is wrong.
    pub what: Text,
    /// What to do.
    pub cure: Text,
}

impl PipelineFault {
    /// The cause of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        PIPELINE_FAULTS.iter().find(|fault| fault.name == name)
    }
}

impl fmt::Debug for PipelineFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// Of the pipeline itself, which the template brings, a person can change nothing.
const THE_TEMPLATE_IS_GOOGLE_S: Text = Text {
    en: "This part comes from Google's template and not from you. Check that the template URI is the \
         model's own; if it is, the template no longer runs.",
    ko: "이 부분은 직접 쓴 것이 아니라 Google 템플릿에서 옵니다. 템플릿 URI가 모델에 맞는지 확인합니다. 맞는다면 \
         이 템플릿은 더 이상 실행되지 않습니다.",
};

const fn fault(
    name: &'static str,
    (what_en, what_ko): (&'static str, &'static str),
    cure: Text,
) -> PipelineFault {
    PipelineFault {
        name,
        what: Text {
            en: what_en,
            ko: what_ko,
        },
        cure,
    }
}

/// Every cause, in Google's order.
pub static PIPELINE_FAULTS: [PipelineFault; 25] = [
    fault(
        "ERROR_CAUSE_UNSPECIFIED",
        (
            "The job did not go through, and Google did not say why.",
            "작업이 진행되지 않았고 Google이 이유를 밝히지 않았습니다.",
        ),
        Text {
            en: "Check the settings again. If they are right, try once more later.",
            ko: "설정을 다시 확인합니다. 문제가 없으면 나중에 다시 시도합니다.",
        },
    ),
    fault(
        "INVALID_PIPELINE_SPEC_FORMAT",
        (
            "Google cannot read the pipeline of the template.",
            "Google이 템플릿의 파이프라인을 읽지 못합니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_PIPELINE_SPEC",
        (
            "The pipeline of the template is not valid.",
            "템플릿의 파이프라인이 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_DEPLOYMENT_CONFIG",
        (
            "The pipeline's deployment configuration is not valid.",
            "파이프라인의 배포 구성이 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_DEPLOYMENT_SPEC",
        (
            "The pipeline's deployment specification is not valid.",
            "파이프라인의 배포 사양이 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_INSTANCE_SCHEMA",
        (
            "A schema in the pipeline is not valid.",
            "파이프라인에 있는 스키마가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_CUSTOM_JOB",
        (
            "The training job inside the pipeline is not valid.",
            "파이프라인 안의 학습 작업이 올바르지 않습니다.",
        ),
        Text {
            en: "Check the accelerator and its region first: GPU computes in us-central1, TPU in \
                 europe-west4.",
            ko: "먼저 가속기와 리전을 확인합니다. GPU는 us-central1에서, TPU는 europe-west4에서 계산합니다.",
        },
    ),
    fault(
        "INVALID_CONTAINER_SPEC",
        (
            "A container in the pipeline is not valid.",
            "파이프라인에 있는 컨테이너가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_NOTIFICATION_EMAIL_SETUP",
        (
            "The pipeline's e-mail notification is not set up.",
            "파이프라인의 이메일 알림이 설정되어 있지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_SERVICE_ACCOUNT_SETUP",
        (
            "The account that the job is to run as cannot be used.",
            "작업을 실행할 서비스 계정을 사용할 수 없습니다.",
        ),
        Text {
            en: "Check that the account exists, give it the roles below, and see that your own account \
                 may use it.",
            ko: "계정이 있는지 확인하고 아래 역할을 부여합니다. 본인 계정이 이 계정을 사용할 수 있는지도 확인합니다.",
        },
    ),
    fault(
        "INVALID_KMS_SETUP",
        ("The key cannot be used.", "암호화 키를 사용할 수 없습니다."),
        Text {
            en: "The key must exist, be enabled and be in us-central1, and Vertex AI's own account must \
                 be allowed to use it.",
            ko: "키가 있고 사용 설정되어 있으며 us-central1에 있어야 합니다. Vertex AI 서비스 에이전트가 키를 사용할 수 \
                 있도록 권한도 부여합니다.",
        },
    ),
    fault(
        "INVALID_NETWORK_SETUP",
        (
            "The network of the job is not set up.",
            "작업의 네트워크가 설정되어 있지 않습니다.",
        ),
        Text {
            en: "Tuneup sets no network. If your organization forces one, ask its administrators.",
            ko: "Tuneup은 네트워크를 지정하지 않습니다. 조직에서 네트워크를 강제한다면 관리자에게 문의합니다.",
        },
    ),
    fault(
        "INVALID_PIPELINE_TASK_SPEC",
        (
            "A task of the pipeline is not valid.",
            "파이프라인의 작업 단계가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_PIPELINE_TASK_ARTIFACT",
        (
            "An artifact of the pipeline is not valid.",
            "파이프라인의 아티팩트가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_IMPORTER_SPEC",
        (
            "The pipeline cannot import one of its inputs.",
            "파이프라인이 입력 하나를 가져오지 못합니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_RESOLVER_SPEC",
        (
            "The pipeline cannot find one of its inputs.",
            "파이프라인이 입력 하나를 찾지 못합니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_RUNTIME_PARAMETERS",
        (
            "A parameter has a wrong name, a wrong type or a wrong value.",
            "매개변수의 이름, 유형 또는 값이 잘못되었습니다.",
        ),
        Text {
            en: "Google names the parameter below. Put its setting right and build the request anew.",
            ko: "아래 Google의 설명에 매개변수 이름이 있습니다. 해당 설정을 고치고 요청을 다시 만듭니다.",
        },
    ),
    fault(
        "CLOUD_API_NOT_ENABLED",
        (
            "An API that the job needs is off in the project.",
            "작업에 필요한 API가 프로젝트에서 사용 설정되어 있지 않습니다.",
        ),
        Text {
            en: "Turn the APIs on, wait a few minutes, and send again.",
            ko: "API를 사용 설정하고 몇 분 기다린 뒤 다시 보냅니다.",
        },
    ),
    fault(
        "INVALID_GCS_INPUT_URI",
        (
            "The dataset cannot be read where the job looks for it.",
            "작업이 지정한 위치에서 데이터 세트를 읽지 못합니다.",
        ),
        Text {
            en: "Check that the file is there and that the job's account may read it.",
            ko: "파일이 그 위치에 있는지, 작업의 계정이 읽을 수 있는지 확인합니다.",
        },
    ),
    fault(
        "INVALID_GCS_OUTPUT_URI",
        (
            "The job cannot write to its output directory.",
            "작업이 출력 디렉터리에 쓰지 못합니다.",
        ),
        Text {
            en: "Check that the bucket exists and that the job's account may write to it.",
            ko: "버킷이 있는지, 작업의 계정이 쓸 수 있는지 확인합니다.",
        },
    ),
    fault(
        "INVALID_COMPONENT_SPEC",
        (
            "A component of the pipeline is not valid.",
            "파이프라인의 구성요소가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_DAG_OUTPUTS_SPEC",
        (
            "The outputs of the pipeline are not valid.",
            "파이프라인의 출력 정의가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INVALID_DAG_SPEC",
        (
            "The order of the pipeline's tasks is not valid.",
            "파이프라인의 작업 순서가 올바르지 않습니다.",
        ),
        THE_TEMPLATE_IS_GOOGLE_S,
    ),
    fault(
        "INSUFFICIENT_QUOTA",
        (
            "The project's quota is not enough for this job.",
            "프로젝트의 할당량이 이 작업에 부족합니다.",
        ),
        Text {
            en: "A GPU job needs 8 A100 80 GB in us-central1, a TPU job 64 TPU v3 cores in europe-west4. \
                 Ask for more quota, or choose the other accelerator.",
            ko: "GPU 작업에는 us-central1의 A100 80GB 8개가, TPU 작업에는 europe-west4의 TPU v3 코어 64개가 \
                 필요합니다. 할당량을 늘려 달라고 요청하거나 다른 가속기를 선택합니다.",
        },
    ),
    fault(
        "INTERNAL",
        (
            "Google could not create the job for a reason of its own.",
            "Google 내부 문제로 작업을 만들지 못했습니다.",
        ),
        super::prose::EMPTY_DATASET,
    ),
];
