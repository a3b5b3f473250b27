/// The user-defined pieces as a tree of bytes: text takes the longest that it starts with before
/// anything is merged.
#[derive(Default)]
pub(crate) struct UserDefined {
    /// Breadth first, so that the children of a node stand side by side. The first is the root.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
struct Node {
    byte: u8,
    /// Whether a piece ends here.
    is_piece: bool,
    children: u16,
    first_child: u32,
}

impl UserDefined {
    pub(crate) fn new(mut pieces: Vec<&[u8]>) -> Self {
        pieces.sort_unstable();
        pieces.dedup();
        let mut nodes = vec![Node {
            byte: 0,
            is_piece: false,
            children: 0,
            first_child: 0,
        }];
        // For each node whose children are to come: the pieces below it, which share `depth` bytes.
        let mut waiting = std::collections::VecDeque::from([(0_usize, pieces.as_slice(), 0_usize)]);
        while let Some((index, pieces, depth)) = waiting.pop_front() {
            let first_child = nodes.len() as u32;
            let longer = pieces.iter().position(|piece| piece.len() > depth);
            let below = longer
                .and_then(|from| pieces.get(from..))
                .unwrap_or_default();
            let by_byte = below.chunk_by(|a, b| a.get(depth) == b.get(depth));
            for group in by_byte {
                let Some((&byte, first)) = group
                    .first()
                    .and_then(|piece| Some((piece.get(depth)?, piece)))
                else {
                    continue;
                };
                waiting.push_back((nodes.len(), group, depth + 1));
                nodes.push(Node {
                    byte,
                    is_piece: first.len() == depth + 1,
                    children: 0,
                    first_child: 0,
                });
            }
            let children = (nodes.len() as u32 - first_child) as u16;
            if let Some(node) = nodes.get_mut(index) {
                (node.first_child, node.children) = (first_child, children);
            }
        }
        Self { nodes }
    }

    fn children(&self, node: Node) -> &[Node] {
        let start = node.first_child as usize;
        self.nodes
            .get(start..start + usize::from(node.children))
            .unwrap_or_default()
    }

    /// The length of the longest piece that `text` starts with.
    pub(crate) fn prefix(&self, text: &[u8]) -> Option<usize> {
        let mut node = *self.nodes.first()?;
        let mut longest = None;
        for (depth, &byte) in text.iter().enumerate() {
            let Some(&child) = self.children(node).iter().find(|child| child.byte == byte) else {
                break;
            };
            node = child;
            if node.is_piece {
                longest = Some(depth + 1);
            }
        }
        longest
    }
}
