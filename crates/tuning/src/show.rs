use rule::grouped;

use crate::run::whole;

/// A number as a sentence shows it: whole numbers grouped, others to two digits that count,
/// enormous ones by their power of ten.
///
/// ```
/// use tuning::shown;
///
/// assert_eq!(shown(8_192.0), "8,192");
/// assert_eq!(shown(0.5), "0.5");
/// assert_eq!(shown(2.3456), "2.35");
/// assert_eq!(shown(0.000_123), "0.00012");
/// assert_eq!(shown(1e300), "1e300");
/// ```
pub fn shown(number: f64) -> String {
    if let Some(whole) = whole(number) {
        return grouped(whole);
    }
    let size = number.abs();
    if !number.is_finite() || !(1e-8..1e15).contains(&size) {
        return if number.is_finite() {
            format!("{number:e}")
        } else {
            number.to_string()
        };
    }
    let decimals = (2.0 - size.log10().ceil()).clamp(2.0, 9.0);
    #[expect(clippy::cast_sign_loss, reason = "clamped to 2..=9")]
    let decimals = decimals as usize;
    let text = format!("{number:.decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
