use super::pipeline::PipelineFault;

/// Why a call failed, as far as it decides what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The browser could not reach Google, or Google did not allow this page.
    Unreachable,
    /// No answer came in time.
    TimedOut,

    /// The request had no token.
    TokenMissing,
    /// The token is older than its hour.
    TokenExpired,
    /// The token is none of Google's, or was given back.
    TokenInvalid,
    /// The token may not be used for this.
    ScopeMissing,

    /// An API is off in the project.
    ApiDisabled {
        /// Such as `aiplatform.googleapis.com`.
        service: String,
    },
    /// The project has no billing account.
    BillingDisabled,
    /// There is no such project, or it is not to be seen.
    ProjectUnknown,
    /// The project is closed or suspended.
    ProjectSuspended,
    /// The account may not use the quota of the project.
    QuotaProjectDenied,
    /// The organization forbids it.
    PolicyForbids,

    /// The account lacks a permission.
    PermissionDenied {
        /// Such as `aiplatform.pipelineJobs.create`, where Google named it.
        permission: Option<String>,
    },
    /// The page's own case: the pipeline's account may not read the metadata store.
    MetadataStoresDenied,
    /// The page's own case: Vertex AI's account cannot read the container yet.
    ArtifactRegistryDenied,
    /// The account may not run a job as the service account.
    ServiceAccountUseDenied,
    /// An account has no access to the bucket.
    BucketDenied {
        /// The account, where Google named it.
        account: Option<String>,
    },

    /// The model cannot be tuned or reached any more.
    ModelClosed,
    /// There is no such thing, or not in this region.
    NotFound,
    /// There is no such bucket.
    NoSuchBucket,
    /// There is one of that name already.
    AlreadyExists,
    /// Another change came first.
    Conflict,
    /// The object is there already, or is another than was expected.
    PreconditionFailed,
    /// The upload session is over.
    SessionGone,
    /// More was sent than is taken.
    TooLarge,

    /// The project's quota is not enough.
    Quota {
        /// Such as `aiplatform.googleapis.com/restricted_image_training_tpu_v3_pod`.
        metric: Option<String>,
    },
    /// Too many calls in too short a time.
    RateLimited,

    /// What `pipelineJobs.create` itself found.
    Pipeline(&'static PipelineFault),
    /// The body has a field that Google does not know.
    UnknownField {
        /// The field, where Google named it.
        name: Option<String>,
    },
    /// Something in the request is not right.
    Invalid,
    /// Something must be done first.
    FailedPrecondition,

    /// A task of the pipeline failed; it has an error of its own.
    TaskFailed,
    /// The job was cancelled.
    Cancelled,
    /// Google did not finish in time.
    DeadlineExceeded,
    /// Google's own fault.
    Internal,
    /// Google is too busy or under repair.
    Unavailable,

    /// A web page came back and no answer of the API.
    WebPage,
    /// Nothing came back with the status.
    Empty,
    /// What came back cannot be read.
    Unreadable,
}

impl Cause {
    /// Whether doing the same again, later, may help.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::TimedOut
                | Self::ArtifactRegistryDenied
                | Self::Conflict
                | Self::RateLimited
                | Self::DeadlineExceeded
                | Self::Internal
                | Self::Unavailable
        )
    }

    /// Whether a new token is needed.
    pub fn wants_token(&self) -> bool {
        matches!(
            self,
            Self::TokenMissing | Self::TokenExpired | Self::TokenInvalid | Self::ScopeMissing
        )
    }
}
