//! Every sentence of the page, in every language.
//!
//! The sentences live in `www/locales/<language>/*.ftl` (Project Fluent). What is said about a rule
//! lives with the rule, not here.

use std::{borrow::Cow, fmt, rc::Rc};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use rule::Language;
use unic_langid::LanguageIdentifier;

use crate::number;

const ENGLISH: &[&str] = &[
    include_str!("../../../www/locales/en/page.ftl"),
    include_str!("../../../www/locales/en/dataset.ftl"),
    include_str!("../../../www/locales/en/tools.ftl"),
    include_str!("../../../www/locales/en/plan.ftl"),
    include_str!("../../../www/locales/en/launch.ftl"),
    include_str!("../../../www/locales/en/create.ftl"),
    include_str!("../../../www/locales/en/google.ftl"),
    include_str!("../../../www/locales/en/upload.ftl"),
    include_str!("../../../www/locales/en/jobs.ftl"),
    include_str!("../../../www/locales/en/metrics.ftl"),
    include_str!("../../../www/locales/en/models.ftl"),
    include_str!("../../../www/locales/en/rules.ftl"),
];

const KOREAN: &[&str] = &[
    include_str!("../../../www/locales/ko/page.ftl"),
    include_str!("../../../www/locales/ko/dataset.ftl"),
    include_str!("../../../www/locales/ko/tools.ftl"),
    include_str!("../../../www/locales/ko/plan.ftl"),
    include_str!("../../../www/locales/ko/launch.ftl"),
    include_str!("../../../www/locales/ko/create.ftl"),
    include_str!("../../../www/locales/ko/google.ftl"),
    include_str!("../../../www/locales/ko/upload.ftl"),
    include_str!("../../../www/locales/ko/jobs.ftl"),
    include_str!("../../../www/locales/ko/metrics.ftl"),
    include_str!("../../../www/locales/ko/models.ftl"),
    include_str!("../../../www/locales/ko/rules.ftl"),
];

/// The sentences of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    language: Language,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl Words {
    /// Reads the sentences of `language`.
    pub fn new(language: Language) -> Self {
        let (sources, identifier) = match language {
            Language::English => (ENGLISH, "en"),
            Language::Korean => (KOREAN, "ko"),
        };
        let identifier: LanguageIdentifier = identifier.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // The marks would end up in what people copy; names from outside stand in `<bdi>` instead.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(value) => Some(number::grouped(value.value)),
            _ => None,
        }));
        for source in sources {
            // A broken sentence is left out; the tests see to it that there is none.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self {
            language,
            bundle: Rc::new(bundle),
        }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence under `key`. Numbers come out grouped.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The sentence under `key` with its values filled in.
    ///
    /// ```
    /// use app::words::Words;
    /// let words = Words::new(rule::Language::English);
    /// assert_eq!(words.say_with("dataset-lines", [("count", 8_192.into())]), "8,192 lines");
    /// ```
    pub fn say_with<'a, const N: usize>(
        &self,
        key: &str,
        values: [(&'a str, FluentValue<'a>); N],
    ) -> String {
        self.format(key, Some(&values.into_iter().collect()))
    }

    fn format(&self, key: &str, values: Option<&FluentArgs<'_>>) -> String {
        let message = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        // A missing sentence shows its key: ugly, but nothing breaks, and it can be searched for.
        let Some(pattern) = message else {
            return key.to_owned();
        };
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, values, &mut Vec::new());
        text.into_owned()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Words({:?})", self.language)
    }
}

#[cfg(test)]
mod tests;
