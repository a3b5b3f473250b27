//! Names that Google gives a form to. A value of one of these types has that form, so it may stand
//! in a URL, a header or a command as it is.

use std::fmt;

/// A project's ID, such as `my-project`, or its number.
/// Source: [`PROJECTS`](tuning::source::PROJECTS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectId<'a>(&'a str);

impl<'a> ProjectId<'a> {
    /// 6 to 30 small letters, digits and hyphens that begin with a letter and do not end in a
    /// hyphen; or digits alone.
    pub fn parse(text: &'a str) -> Option<Self> {
        let id = (6..=30).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && !text.ends_with('-')
            && text.chars().all(is_slug);
        // A project number is a 64-bit number: at most 19 digits.
        let number =
            (1..=19).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_digit());
        (id || number).then_some(Self(text))
    }
}

/// The last part of a pipeline job's name, chosen by whoever creates it.
/// Source: [`SDK`](tuning::source::SDK).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobId<'a>(&'a str);

impl<'a> JobId<'a> {
    /// A small letter, then up to 127 small letters, digits and hyphens.
    pub fn parse(text: &'a str) -> Option<Self> {
        let fits = (1..=128).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.chars().all(is_slug);
        fits.then_some(Self(text))
    }
}

/// An ID for a new job: the template's name, the time in UTC, and four small letters or digits by
/// chance, so that two jobs of one second have two IDs. `random` may hold any bytes.
///
/// ```
/// assert_eq!(vertex::names::job_id(1_704_067_199, [0, 25, 26, 35]), "tune-large-model-20231231235959-az09");
/// ```
pub fn job_id(unix_seconds: u64, random: [u8; 4]) -> String {
    const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let (year, month, day) = date(unix_seconds / 86_400);
    let second = unix_seconds % 86_400;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let random: String = random
        .into_iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()))
        .map(|letter| char::from(*letter))
        .collect();
    format!("tune-large-model-{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}-{random}")
}

/// The date of a day, counted from 1970-01-01: year, month, day. The year begins in March here, so
/// that the leap day comes last. Source: Howard Hinnant, "chrono-compatible low-level date algorithms".
pub fn date(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

impl fmt::Display for ProjectId<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl fmt::Display for JobId<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// A key of Cloud KMS:
/// `projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`.
/// Source: [`API`](tuning::source::API), `EncryptionSpec.kmsKeyName`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KmsKeyName<'a> {
    /// Where the key is kept.
    pub location: &'a str,
}

impl<'a> KmsKeyName<'a> {
    /// The key of this name, if the name has the form of one.
    pub fn parse(text: &'a str) -> Option<Self> {
        let [project, location, ring, key] =
            resource(text, ["projects", "locations", "keyRings", "cryptoKeys"])?;
        let fits = ProjectId::parse(project).is_some()
            && is_location(location)
            && [ring, key]
                .into_iter()
                .all(|part| part.len() <= 63 && part.chars().all(is_word));
        fits.then_some(Self { location })
    }
}

/// An instance of Vertex AI TensorBoard:
/// `projects/PROJECT/locations/LOCATION/tensorboards/ID`.
/// Source: [`SDK`](tuning::source::SDK).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TensorboardName<'a> {
    /// The region that it is in.
    pub location: &'a str,
}

impl<'a> TensorboardName<'a> {
    /// The instance of this name, if the name has the form of one.
    pub fn parse(text: &'a str) -> Option<Self> {
        let [project, location, id] = resource(text, ["projects", "locations", "tensorboards"])?;
        let fits =
            ProjectId::parse(project).is_some() && is_location(location) && id.chars().all(is_slug);
        fits.then_some(Self { location })
    }
}

/// A dataset that Vertex AI keeps: `projects/PROJECT/locations/LOCATION/datasets/ID`.
/// Source: [`API`](tuning::source::API), `SupervisedTuningSpec.trainingDatasetUri`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatasetName<'a> {
    /// The region that it is in.
    pub location: &'a str,
}

impl<'a> DatasetName<'a> {
    /// The dataset of this name, if the name has the form of one.
    pub fn parse(text: &'a str) -> Option<Self> {
        let [project, location, id] = resource(text, ["projects", "locations", "datasets"])?;
        let fits =
            ProjectId::parse(project).is_some() && is_location(location) && id.chars().all(is_slug);
        fits.then_some(Self { location })
    }
}

/// A place in Cloud Storage: `gs://bucket/object`.
/// Source: [`STORAGE`](tuning::source::STORAGE).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GcsUri<'a> {
    /// The bucket.
    pub bucket: &'a str,
    /// The object's name; empty when the URI names the bucket alone.
    pub object: &'a str,
}

/// Why a text is not the Cloud Storage URI that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GcsFault {
    /// There is nothing.
    Missing,
    /// It does not begin with `gs://`.
    Scheme,
    /// No bucket can have this name.
    Bucket,
    /// No object can have this name.
    Object,
    /// It names a bucket or a folder where a file is meant.
    Folder,
    /// It has a wildcard where one file is meant.
    Wildcard,
}

impl<'a> GcsUri<'a> {
    /// The longest name of an object, in bytes.
    const LONGEST_OBJECT: usize = 1_024;

    /// A bucket, or something in it.
    pub fn parse(text: &'a str) -> Result<Self, GcsFault> {
        if text.is_empty() {
            return Err(GcsFault::Missing);
        }
        let path = text.strip_prefix("gs://").ok_or(GcsFault::Scheme)?;
        let (bucket, object) = path.split_once('/').unwrap_or((path, ""));
        if !is_bucket(bucket) {
            return Err(GcsFault::Bucket);
        }
        if object.len() > Self::LONGEST_OBJECT
            || object.starts_with('/')
            || object.chars().any(char::is_control)
        {
            return Err(GcsFault::Object);
        }
        Ok(Self { bucket, object })
    }

    /// One file in a bucket.
    pub fn parse_file(text: &'a str) -> Result<Self, GcsFault> {
        let uri = Self::parse(text)?;
        if uri.object.is_empty() || uri.object.ends_with('/') {
            return Err(GcsFault::Folder);
        }
        if uri.object.contains(['*', '?']) {
            return Err(GcsFault::Wildcard);
        }
        Ok(uri)
    }
}

/// 3 to 63 small letters, digits, `-`, `_` and `.` between letters or digits; with dots up to 222,
/// and 63 between two dots. It must not look like an IP address.
fn is_bucket(name: &str) -> bool {
    let longest = if name.contains('.') { 222 } else { 63 };
    let parts = || name.split('.');
    let address = parts().count() == 4 && parts().all(|part| part.parse::<u8>().is_ok());
    (3..=longest).contains(&name.len())
        && !address
        && parts().all(|part| (1..=63).contains(&part.len()))
        && name.starts_with(|first: char| is_slug(first) && first != '-')
        && name.ends_with(|last: char| is_slug(last) && last != '-')
        && name
            .chars()
            .all(|letter| is_slug(letter) || letter == '_' || letter == '.')
}

/// The variable parts of a name like `projects/P/locations/L`, none of them empty.
fn resource<'a, const N: usize>(text: &'a str, collections: [&str; N]) -> Option<[&'a str; N]> {
    let mut parts = text.split('/');
    let mut found = [""; N];
    for (collection, part) in collections.into_iter().zip(&mut found) {
        if parts.next()? != collection {
            return None;
        }
        *part = parts.next().filter(|part| !part.is_empty())?;
    }
    parts.next().is_none().then_some(found)
}

fn is_location(text: &str) -> bool {
    text.chars().all(is_slug)
}

fn is_slug(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_has_an_id_or_a_number() {
        let check = |text: &str, fits| assert_eq!(ProjectId::parse(text).is_some(), fits, "{text}");
        check("my-project", true);
        check("abcdef", true);
        check("abcde", false);
        check(&"a".repeat(30), true);
        check(&"a".repeat(31), false);
        check("123456789012", true);
        check("1my-project", false);
        check("my-project-", false);
        check("My-project", false);
        check("my_project", false);
        check("my-project/../other", false);
        check("my-project?x", false);
        check("my-proj\u{e9}ct", false);
        check("", false);
    }

    #[test]
    fn a_new_job_has_the_time_in_its_id() {
        let check = |seconds, wanted: &str| {
            let id = job_id(seconds, [0; 4]);
            assert_eq!(id, format!("tune-large-model-{wanted}-aaaa"));
            assert!(JobId::parse(&id).is_some());
        };
        check(0, "19700101000000");
        check(951_782_400, "20000229000000");
        check(951_868_799, "20000229235959");
        check(951_868_800, "20000301000000");
        check(1_709_164_800, "20240229000000");
        check(1_735_689_599, "20241231235959");
        check(4_107_542_400, "21000301000000");
        assert_ne!(job_id(0, [1, 2, 3, 4]), job_id(0, [1, 2, 3, 5]));
    }

    #[test]
    fn a_job_id_begins_with_a_letter() {
        let check = |text: &str, fits| assert_eq!(JobId::parse(text).is_some(), fits, "{text}");
        check("a", true);
        check("tune-large-model-20240101000000", true);
        check(&"a".repeat(128), true);
        check(&"a".repeat(129), false);
        check("1a", false);
        check("-a", false);
        check("A", false);
        check("a b", false);
        check("a&alt=media", false);
        check("", false);
    }

    #[test]
    fn a_key_has_its_four_parts() {
        let check = |text, location: Option<&str>| {
            assert_eq!(
                KmsKeyName::parse(text).map(|key| key.location),
                location,
                "{text}"
            );
        };
        check(
            "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
            Some("us-central1"),
        );
        check(
            "projects/123/locations/global/keyRings/R_1/cryptoKeys/k-2",
            Some("global"),
        );
        check(
            "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
            None,
        );
        check(
            "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/",
            None,
        );
        check(
            "projects/my-project/locations/us-central1/keyRings/r r/cryptoKeys/k",
            None,
        );
        check(
            "projects/my-project/locations/us-central1/keyrings/r/cryptoKeys/k",
            None,
        );
        check("k", None);
    }

    #[test]
    fn a_tensorboard_has_its_three_parts() {
        let check = |text, location: Option<&str>| {
            assert_eq!(
                TensorboardName::parse(text).map(|name| name.location),
                location,
                "{text}"
            );
        };
        check(
            "projects/my-project/locations/us-west1/tensorboards/123",
            Some("us-west1"),
        );
        check("projects/my-project/locations/us-west1/tensorboards/", None);
        check("123", None);
    }

    #[test]
    fn a_dataset_has_its_three_parts() {
        let check = |text, fits| assert_eq!(DatasetName::parse(text).is_some(), fits, "{text}");
        check(
            "projects/my-project/locations/us-central1/datasets/123",
            true,
        );
        check("projects/my-project/locations/us-central1/datasets/", false);
        check(
            "projects/my-project/locations/us-central1/tensorboards/1",
            false,
        );
        check("gs://my-bucket/train.jsonl", false);
    }

    #[test]
    fn a_file_is_an_object_in_a_bucket() {
        let check = |text, fault| assert_eq!(GcsUri::parse_file(text).err(), fault, "{text}");
        check("gs://my-bucket/train.jsonl", None);
        check("gs://my-bucket/a/b c/학습.jsonl", None);
        check("gs://my.bucket_1/x", None);
        check("", Some(GcsFault::Missing));
        check("s3://my-bucket/x", Some(GcsFault::Scheme));
        check("my-bucket/x", Some(GcsFault::Scheme));
        check("gs://", Some(GcsFault::Bucket));
        check("gs:///x", Some(GcsFault::Bucket));
        check("gs://My-bucket/x", Some(GcsFault::Bucket));
        check("gs://ab/x", Some(GcsFault::Bucket));
        check("gs://my..bucket/x", Some(GcsFault::Bucket));
        check("gs://192.168.0.1/x", Some(GcsFault::Bucket));
        check("gs://-bucket/x", Some(GcsFault::Bucket));
        check("gs://my-bucket", Some(GcsFault::Folder));
        check("gs://my-bucket/", Some(GcsFault::Folder));
        check("gs://my-bucket/data/", Some(GcsFault::Folder));
        check("gs://my-bucket//x", Some(GcsFault::Object));
        check("gs://my-bucket/a\nb", Some(GcsFault::Object));
        check("gs://my-bucket/*.jsonl", Some(GcsFault::Wildcard));
        check("gs://my-bucket/train?.jsonl", Some(GcsFault::Wildcard));
    }

    #[test]
    fn a_directory_may_be_the_bucket_itself() {
        let check = |text, fits| assert_eq!(GcsUri::parse(text).is_ok(), fits, "{text}");
        check("gs://my-bucket", true);
        check("gs://my-bucket/", true);
        check("gs://my-bucket/output", true);
        check("gs://my-bucket/output/", true);
        check("/tmp/output", false);
    }
}
