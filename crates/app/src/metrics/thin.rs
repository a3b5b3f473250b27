/// No more than `most` of the points, but for the shape of the line all that matter: the first, the
/// last, and of each stretch between them the lowest and the highest. `most` is 4 or more.
pub fn thin(points: &[(u64, f64)], most: usize) -> Vec<(u64, f64)> {
    let [first, between @ .., last] = points else {
        return points.to_vec();
    };
    if points.len() <= most {
        return points.to_vec();
    }
    let stretches = (most.saturating_sub(2) / 2).max(1);
    let mut kept = vec![*first];
    for stretch in between.chunks(between.len().div_ceil(stretches)) {
        let places = || stretch.iter().enumerate();
        let low = places().min_by(|a, b| a.1.1.total_cmp(&b.1.1));
        let high = places().max_by(|a, b| a.1.1.total_cmp(&b.1.1));
        if let (Some(low), Some(high)) = (low, high) {
            let (early, late) = if low.0 <= high.0 {
                (low, high)
            } else {
                (high, low)
            };
            kept.push(*early.1);
            if early.0 != late.0 {
                kept.push(*late.1);
            }
        }
    }
    kept.push(*last);
    kept
}
