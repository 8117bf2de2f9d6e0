//! Finds cycles in a graph: implied scopes, models that contain models.

/// Returns the number of the strongly connected component of every node, given the successors of
/// each node. Two nodes have the same number exactly if each is reachable from the other.
///
/// Tarjan's algorithm with an explicit stack, because specs nest deeper than a thread's stack
/// allows.
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

/// Returns every cycle: components of several nodes, and nodes that lead to themselves. Nodes are
/// in ascending order.
pub(crate) fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
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
    let mut cycles: Vec<_> = members
        .into_iter()
        .filter(|members| members.len() > 1 || members.iter().any(leads_to_itself))
        .collect();
    cycles.sort_unstable();
    cycles
}

struct Search<'a> {
    edges: &'a [Vec<usize>],
    /// The time at which a node was entered.
    order: Vec<Option<usize>>,
    /// The earliest node on the path that is reachable from a node.
    lowest: Vec<usize>,
    component: Vec<usize>,
    path: Vec<usize>,
    entered: usize,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        // A node, and the number of its edges already followed.
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

    /// If no earlier node is reachable, all nodes entered since are the node's component.
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
    fn cycles_are_found_and_trees_are_not() {
        let edges = [
            vec![1],
            vec![2],
            vec![0, 3],
            vec![4],
            vec![],
            vec![5],
            vec![4],
        ];
        assert_eq!(cycles(&edges), [vec![0, 1, 2], vec![5]]);
        assert_eq!(
            cycles(&[vec![1, 2], vec![3], vec![3], vec![]]),
            Vec::<Vec<usize>>::new()
        );
    }

    #[test]
    fn cycles_that_touch_are_one() {
        let edges = [vec![1], vec![0, 2], vec![1], vec![0]];
        assert_eq!(cycles(&edges), [vec![0, 1, 2]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let chain: Vec<Vec<usize>> = (0..200_000)
            .map(|node| vec![(node + 1) % 200_000])
            .collect();
        assert_eq!(cycles(&chain).len(), 1);
    }
}
