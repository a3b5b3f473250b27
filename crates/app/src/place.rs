//! Where on the page one can be, and the address of each place.

/// A place. The order is the order of the work.
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
}

impl Place {
    /// All places, in order.
    pub const ALL: [Self; 4] = [Self::Dataset, Self::Plan, Self::Launch, Self::Jobs];

    /// The address within the page. Works from a server, from `file://` and in a frame alike.
    pub fn href(self) -> &'static str {
        match self {
            Self::Dataset => "#/dataset",
            Self::Plan => "#/plan",
            Self::Launch => "#/launch",
            Self::Jobs => "#/jobs",
        }
    }

    /// The key of its name in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dataset => "place-dataset",
            Self::Plan => "place-plan",
            Self::Launch => "place-launch",
            Self::Jobs => "place-jobs",
        }
    }

    /// The place that a fragment names; Dataset where it names none.
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.split(['?', '&']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|place| place.href() == path)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_under_its_own_address() {
        for place in Place::ALL {
            assert_eq!(Place::from_hash(place.href()), place);
        }
    }

    #[test]
    fn an_address_may_carry_settings() {
        assert_eq!(Place::from_hash("#/plan?steps=20"), Place::Plan);
    }

    #[test]
    fn an_unknown_address_is_the_first_place() {
        for hash in ["", "#", "#/", "#/nowhere", "plan"] {
            assert_eq!(Place::from_hash(hash), Place::Dataset);
        }
    }
}
