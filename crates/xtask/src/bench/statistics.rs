//! Medians, and numbers as people read them.

/// The middle of some figures, or the mean of the two in the middle.
pub fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    let upper = *figures.get(middle)?;
    if figures.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *figures.get(middle - 1)?;
    Some(f64::midpoint(lower, upper))
}

/// Three digits that count.
pub fn short(figure: f64) -> String {
    let digits = match figure.abs() {
        figure if figure < 0.000_5 => return "0".to_owned(),
        figure if figure < 1.0 => 3,
        figure if figure < 10.0 => 2,
        figure if figure < 100.0 => 1,
        _ => 0,
    };
    format!("{figure:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figures: &[f64], middle: Option<f64>) {
        assert_eq!(median(figures.to_vec()), middle);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        check(&[], None);
        check(&[3.0], Some(3.0));
        check(&[9.0, 1.0, 2.0], Some(2.0));
        check(&[4.0, 1.0, 100.0, 2.0], Some(3.0));
    }

    #[test]
    fn figures_keep_three_digits() {
        let shown = [0.0, 0.012_34, 0.5, 1.234, 12.345, 123.45, 1_234.5].map(short);
        assert_eq!(
            shown,
            ["0", "0.012", "0.500", "1.23", "12.3", "123", "1234"]
        );
    }
}
