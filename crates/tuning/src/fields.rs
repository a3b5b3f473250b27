use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

/// A set of named arguments that people pass in. What is derived from serde does not say which
/// field had the wrong type, and not every deserialiser shows it the fields that it does not know.
pub trait Fields: Default {
    /// What the fields describe, as it stands in errors: "plan".
    const SUBJECT: &'static str;

    /// Takes the value of the field `name`. `Ok(false)` when there is no such field.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error>;
}

/// Reads an object field by field. An error names the field.
pub fn read_fields<'de, T: Fields, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(FieldsVisitor(PhantomData))
}

/// The value of the field `name`; where `null` and `undefined` mean "not set", ask for an `Option`.
pub fn field<'de, A: MapAccess<'de>, V: Deserialize<'de>>(
    name: &str,
    map: &mut A,
) -> Result<V, A::Error> {
    map.next_value()
        .map_err(|error| A::Error::custom(format!("`{name}`: {error}")))
}

struct FieldsVisitor<T>(PhantomData<T>);

impl<'de, T: Fields> Visitor<'de> for FieldsVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with the settings of a {}", T::SUBJECT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut fields = T::default();
        while let Some(name) = map.next_key::<String>()? {
            if !fields.read(&name, &mut map)? {
                let subject = T::SUBJECT;
                return Err(A::Error::custom(format!(
                    "`{name}` is no setting of a {subject}"
                )));
            }
        }
        Ok(fields)
    }
}
