use dataset::Distribution;
use rule::grouped;
use yew::prelude::*;

use super::is_far;

/// The bars, and the limit where it is near enough. The table beside it says the same.
pub fn picture(distribution: &Distribution, limit: Option<u64>) -> Html {
    let buckets = &distribution.buckets;
    let (Some(first), Some(last)) = (buckets.first(), buckets.last()) else {
        return Html::default();
    };
    let tallest = buckets
        .iter()
        .map(|bucket| bucket.count)
        .max()
        .unwrap_or(0)
        .max(1) as f64;
    let near = limit.filter(|&limit| !is_far(limit, distribution.max));
    let start = first.left as f64;
    let greatest = near.unwrap_or(0).max(last.right.saturating_sub(1));
    let end = (last.right as f64).max(greatest as f64 * 1.02);
    let width = (end - start).max(1.0);
    let across = |value: f64| (value - start) / width * 100.0;
    html! {
        <div class="histogram__picture">
            <svg width="100%" height="100%" aria-hidden="true" focusable="false">
                for bucket in buckets {
                    if bucket.count > 0 {
                        {{
                            // A bar of one in thousands is still seen.
                            let height = (bucket.count as f64 / tallest * 100.0).max(1.5);
                            let over = limit.is_some_and(|limit| bucket.left > limit);
                            let x = across(bucket.left as f64);
                            html! {
                                <rect
                                    class={if over { "bar bar--over" } else { "bar" }}
                                    x={format!("{x:.3}%")}
                                    y={format!("{:.2}%", 100.0 - height)}
                                    width={format!("{:.3}%", across(bucket.right as f64) - x)}
                                    height={format!("{height:.2}%")}
                                />
                            }
                        }}
                    }
                }
                if let Some(limit) = near {
                    {{
                        let x = format!("{:.3}%", across(limit as f64));
                        html! { <line class="limit" x1={x.clone()} x2={x} y1="0" y2="100%" /> }
                    }}
                }
            </svg>
            <div class="histogram__axis" aria-hidden="true">
                <span>{grouped(first.left)}</span>
                <span>{grouped(greatest)}</span>
            </div>
        </div>
    }
}
