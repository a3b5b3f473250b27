/// The most that a series can be smoothed, as with `TensorBoard`'s slider.
pub const MOST_SMOOTHING: f64 = 0.99;

/// The values as `TensorBoard` smooths them: an exponential moving average in which a value counts
/// `weight` times as much as the one after it. It begins at the first value, not at 0. `weight` is from
/// 0, for the values as they are, to [`MOST_SMOOTHING`]; what is no number is 0.
///
/// Source: `TensorBoard`, `tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts`,
/// `classicSmoothing`. It divides a sum that begins at 0 by 1 − `weight`ⁿ; this is the same, without
/// the sum: so that a constant stays exactly what it is.
///
/// ```
/// assert_eq!(app::metrics::smoothed(&[1.0, 4.0], 0.5), [1.0, 3.0]);
/// ```
pub fn smoothed(values: &[f64], weight: f64) -> Vec<f64> {
    let weight = if weight.is_nan() {
        0.0
    } else {
        weight.clamp(0.0, MOST_SMOOTHING)
    };
    let (mut average, mut left) = (0.0, 1.0);
    let values = values.iter();
    values
        .map(|value| {
            left *= weight;
            average += (value - average) * ((1.0 - weight) / (1.0 - left));
            average
        })
        .collect()
}
