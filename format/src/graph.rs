//! Circles among things that name each other: implied scopes, models that contain models.

/// The strongly connected component of every node, given the nodes that each leads to: two nodes
/// have the same number exactly when each can be reached from the other.
///
/// Tarjan's algorithm, with a stack of its own: specs nest further than a thread's stack.
pub(crate) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut search = Search {
        edges,
        order: vec![None; edges.len()],
        lowest: vec![usize::MAX; edges.len()],
        component: vec![usize::MAX; edges.len()],
        path: Vec::new(),
        entered: 0,
    };
    for node in 0..edges.len() {
        search.from(node);
    }
    search.component
}

/// Every circle: components of several nodes, and nodes that lead to themselves. Nodes ascend.
pub(crate) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let component = components(edges);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    for (node, component) in component.iter().enumerate() {
        if let Some(members) = members.get_mut(*component) {
            members.push(node);
        }
    }
    let leads_to_itself = |node: &usize| {
        edges
            .get(*node)
            .is_some_and(|targets| targets.contains(node))
    };
    let mut circles: Vec<_> = members
        .into_iter()
        .filter(|members| members.len() > 1 || members.iter().any(leads_to_itself))
        .collect();
    circles.sort_unstable();
    circles
}

struct Search<'a> {
    edges: &'a [Vec<usize>],
    /// When a node was entered.
    order: Vec<Option<usize>>,
    /// The earliest node on the path that is reached from a node.
    lowest: Vec<usize>,
    component: Vec<usize>,
    path: Vec<usize>,
    entered: usize,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        // A node, and how many of its edges were followed.
        let mut open = Vec::new();
        if self.enter(start) {
            open.push((start, 0));
        }
        while let Some((node, followed)) = open.pop() {
            let target = self
                .edges
                .get(node)
                .and_then(|targets| targets.get(followed))
                .copied();
            let Some(target) = target else {
                self.leave(node);
                if let Some((parent, _)) = open.last() {
                    self.lower(*parent, get(&self.lowest, node));
                }
                continue;
            };
            open.push((node, followed + 1));
            if self.enter(target) {
                open.push((target, 0));
            } else if get(&self.component, target) == usize::MAX {
                let order = self.order.get(target).copied().flatten();
                self.lower(node, order.unwrap_or(usize::MAX));
            }
        }
    }

    /// Whether the node is new.
    fn enter(&mut self, node: usize) -> bool {
        let Some(order @ None) = self.order.get_mut(node) else {
            return false;
        };
        *order = Some(self.entered);
        self.lower(node, self.entered);
        self.entered += 1;
        self.path.push(node);
        true
    }

    /// When nothing earlier is reached from the node, all that was entered since is its component.
    fn leave(&mut self, node: usize) {
        if self.order.get(node).copied().flatten() != Some(get(&self.lowest, node)) {
            return;
        }
        while let Some(member) = self.path.pop() {
            if let Some(component) = self.component.get_mut(member) {
                *component = node;
            }
            if member == node {
                break;
            }
        }
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(lowest) = self.lowest.get_mut(node) {
            *lowest = to.min(*lowest);
        }
    }
}

fn get(numbers: &[usize], node: usize) -> usize {
    numbers.get(node).copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_trees_are_not() {
        let edges = [
            vec![1],
            vec![2],
            vec![0, 3],
            vec![4],
            vec![],
            vec![5],
            vec![4],
        ];
        assert_eq!(circles(&edges), [vec![0, 1, 2], vec![5]]);
        assert_eq!(
            circles(&[vec![1, 2], vec![3], vec![3], vec![]]),
            Vec::<Vec<usize>>::new()
        );
    }

    #[test]
    fn circles_that_touch_are_one() {
        let edges = [vec![1], vec![0, 2], vec![1], vec![0]];
        assert_eq!(circles(&edges), [vec![0, 1, 2]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let chain: Vec<Vec<usize>> = (0..200_000)
            .map(|node| vec![(node + 1) % 200_000])
            .collect();
        assert_eq!(circles(&chain).len(), 1);
    }
}
