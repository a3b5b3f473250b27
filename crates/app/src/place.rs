//! Where on the page one can be, and the address of each place.

/// A place. The first four stand in the order of the work; the rules are there to be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Check and count a dataset.
    #[default]
    Dataset,
    /// What the settings mean.
    Plan,
    /// The request.
    Launch,
    /// What became of it.
    Jobs,
    /// Every rule, with what it means.
    Rules,
}

impl Place {
    /// The places of the work, in order.
    pub const WORK: [Self; 4] = [Self::Dataset, Self::Plan, Self::Launch, Self::Jobs];

    /// All places.
    pub const ALL: [Self; 5] = [
        Self::Dataset,
        Self::Plan,
        Self::Launch,
        Self::Jobs,
        Self::Rules,
    ];

    /// The address within the page. Works from a server, from `file://` and in a frame alike.
    pub fn href(self) -> &'static str {
        match self {
            Self::Dataset => "#/dataset",
            Self::Plan => "#/plan",
            Self::Launch => "#/launch",
            Self::Jobs => "#/jobs",
            Self::Rules => "#/rules",
        }
    }

    /// The key of its name in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dataset => "place-dataset",
            Self::Plan => "place-plan",
            Self::Launch => "place-launch",
            Self::Jobs => "place-jobs",
            Self::Rules => "place-rules",
        }
    }
}

/// What a fragment names: a place, and in some places the one thing to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Where one is.
    pub place: Place,
    /// The name of a rule, as it stands in the address; there need not be one of that name.
    pub rule: Option<String>,
    /// The last part of a job's name, as it stands in the address; there need not be one of that name.
    pub job: Option<String>,
}

impl Address {
    /// Reads a fragment, with its `#`. One that names no place is that of the Dataset.
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.split(['?', '&']).next().unwrap_or_default();
        let below = |place: Place| path.strip_prefix(place.href())?.strip_prefix('/');
        let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        if let Some(name) = below(Place::Rules) {
            return Self {
                place: Place::Rules,
                rule: named(name),
                job: None,
            };
        }
        if let Some(id) = below(Place::Jobs) {
            return Self {
                place: Place::Jobs,
                rule: None,
                job: named(id),
            };
        }
        let place = Place::ALL.into_iter().find(|place| place.href() == path);
        Self {
            place: place.unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// The address of what there is to say about a rule.
pub fn rule_href(name: &str) -> String {
    format!("{}/{name}", Place::Rules.href())
}

/// The address of a job, by the last part of its name.
pub fn job_href(id: &str) -> String {
    format!("{}/{id}", Place::Jobs.href())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hash: &str, place: Place, rule: Option<&str>) {
        let rule = rule.map(str::to_owned);
        let job = None;
        assert_eq!(Address::from_hash(hash), Address { place, rule, job });
    }

    #[test]
    fn every_place_is_found_under_its_own_address() {
        for place in Place::ALL {
            check(place.href(), place, None);
        }
        assert_eq!(Place::ALL[..4], Place::WORK);
    }

    #[test]
    fn an_address_may_carry_settings() {
        check("#/plan?steps=20", Place::Plan, None);
    }

    #[test]
    fn a_rule_has_an_address_of_its_own() {
        check(
            &rule_href("invalid-json"),
            Place::Rules,
            Some("invalid-json"),
        );
        check("#/rules/no-such-rule?x", Place::Rules, Some("no-such-rule"));
        check("#/rules/", Place::Rules, None);
    }

    #[test]
    fn a_job_has_an_address_of_its_own() {
        let job = |hash: &str| {
            let address = Address::from_hash(hash);
            assert_eq!((address.place, address.rule), (Place::Jobs, None), "{hash}");
            address.job
        };
        assert_eq!(job(&job_href("tune-1")).as_deref(), Some("tune-1"));
        assert_eq!(job("#/jobs/"), None);
        assert_eq!(job("#/jobs"), None);
    }

    #[test]
    fn an_unknown_address_is_the_first_place() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nowhere",
            "plan",
            "#/rulesque",
            "#/jobsite",
        ] {
            check(hash, Place::Dataset, None);
        }
    }
}
