//! Circles among things that name one another.

/// Finds a circle through every edge that closes one: the members in order, from the node whose edge closes it.
/// `next(node)` gives the at most two nodes it names. Iterative, so that a long chain in a file cannot exhaust the stack.
pub fn circles(count: usize, next: impl Fn(usize) -> [Option<usize>; 2]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnPath,
        Done,
    }
    let mut seen = vec![Seen::Not; count];
    let mut found = Vec::new();
    let mark = |seen: &mut Vec<Seen>, node: usize, as_what| {
        if let Some(s) = seen.get_mut(node) {
            *s = as_what;
        }
    };
    for start in 0..count {
        if seen.get(start) != Some(&Seen::Not) {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        mark(&mut seen, start, Seen::OnPath);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            let Some(target) = next(node).get(*edge).copied() else {
                mark(&mut seen, node, Seen::Done);
                path.pop();
                continue;
            };
            *edge += 1;
            match target.and_then(|t| Some((t, *seen.get(t)?))) {
                Some((t, Seen::Not)) => {
                    mark(&mut seen, t, Seen::OnPath);
                    path.push((t, 0));
                }
                Some((t, Seen::OnPath)) => {
                    // from the node that closes the circle round to it again
                    let mut circle = vec![node];
                    circle.extend(path.iter().map(|(n, _)| *n).skip_while(|n| *n != t));
                    found.push(circle);
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_circles_only() {
        let check = |edges: &[[Option<usize>; 2]], expect: &[&[usize]]| {
            let found = circles(edges.len(), |n| edges.get(n).copied().unwrap_or_default());
            assert_eq!(found, expect);
        };
        check(&[], &[]);
        check(&[[Some(1), None], [None, None]], &[]);
        check(&[[Some(0), None]], &[&[0, 0]]);
        check(
            &[[Some(1), None], [Some(2), None], [Some(0), None]],
            &[&[2, 0, 1, 2]],
        );
        // two ways to the same node are no circle
        check(
            &[
                [Some(1), Some(2)],
                [Some(3), None],
                [Some(3), None],
                [None, None],
            ],
            &[],
        );
    }

    #[test]
    fn long_chains_do_not_exhaust_the_stack() {
        let found = circles(1_000_000, |n| [Some((n + 1) % 1_000_000), None]);
        assert_eq!(found.len(), 1);
    }
}
