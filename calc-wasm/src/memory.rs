//! The memory of the first module: nothing in it is given back.

use static_alloc::Bump;

/// How much there is, in bytes: hundreds of answers, where the page asks for a few before it has the whole module.
const SIZE: usize = 64 << 20;

/// Code that gives memory back is a twentieth of the first module; without it, a page loads that much less.
#[global_allocator]
static MEMORY: Bump<[u8; SIZE]> = Bump::uninit();
