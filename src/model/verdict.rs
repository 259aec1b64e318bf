//! The words of the verdict (đánh giá); how one is reached stands in `assess`.

/// Where a figure stands. The order is from worst to best, then what cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// `rất chậm`: far behind the pace.
    VerySlow,
    /// `chậm`: behind the pace, or a level that is not kept.
    Slow,
    /// `đúng nhịp`: on pace.
    OnPace,
    /// `đạt`: the plan is reached.
    Met,
    /// `vượt`: ahead of the pace, or beyond the plan.
    Ahead,
    /// `chưa có số`: a plan, and no figure.
    NoFigure,
    /// `không giao KH`: a figure, and no plan.
    NoPlan,
}

impl Verdict {
    /// Behind or very much behind.
    #[must_use]
    pub fn is_bad(self) -> bool {
        matches!(self, Self::VerySlow | Self::Slow)
    }

    /// Reached or ahead.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Met | Self::Ahead)
    }
}
