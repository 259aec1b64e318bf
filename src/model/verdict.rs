//! The words of the verdict (đánh giá); how one is reached stands in `assess`.

use super::words::words;

words! {
    /// Where a figure stands. The order is from worst to best, then what cannot be judged.
    Verdict {
        /// Far behind the pace.
        VerySlow: "very_slow", "rất chậm", "very slow";
        /// Behind the pace, or a level that is not kept.
        Slow: "slow", "chậm", "slow";
        OnPace: "on_pace", "đúng nhịp", "on pace";
        /// The plan is reached.
        Met: "met", "đạt", "met";
        /// Ahead of the pace, or beyond the plan.
        Ahead: "ahead", "vượt", "ahead";
        /// A plan, and no figure.
        NoFigure: "no_figure", "chưa có số", "no figure";
        /// A figure, and no plan.
        NoPlan: "no_plan", "không giao KH", "no plan";
    }
}

words! {
    /// A verdict as it is said of one plan: ahead of the pace is not beyond the plan, and a level that is kept or broken has no pace.
    Said {
        OverPlan: "vượt kế hoạch", "beyond plan";
        Met: "đạt", "met";
        AheadOfPace: "vượt nhịp", "ahead of pace";
        OnPace: "đúng nhịp", "on pace";
        Slow: "chậm", "slow";
        VerySlow: "rất chậm", "very slow";
        /// No time is left.
        Missed: "chưa đạt", "not met";
        /// A level, which has no pace.
        BelowLevel: "chưa đạt mức", "below level";
        WithinLimit: "trong mức", "within limit";
        /// Not above the limit, and more than its share of the year.
        NearLimit: "sát mức", "near limit";
        OverLimit: "vượt mức", "over limit";
        NoFigure: "chưa có số", "no figure";
        NoPlan: "không giao KH", "no plan";
    }
}

impl Verdict {
    /// Behind or very much behind.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::VerySlow | Self::Slow)
    }

    /// Reached or ahead.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Met | Self::Ahead)
    }
}
