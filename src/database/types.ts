/** Type numbers (pg_type.oid) of the system's own types that the adapter has a name for. */
const TEXT = 25
const TEXT_ARRAY = 1009
const CHAR_ARRAY = 1002

/**
 * System types Prisma's adapter has no name for, and would refuse the whole answer over. They arrive as text:
 * int2vector, regproc, xid, oidvector, pg_node_tree, interval, void, regclass, regtype, tsvector, tsquery, the six
 * ranges and the six multiranges. The arrays of "char" and name arrive as arrays of text, and "char" itself as the
 * array type that is free by that (adapter.ts undoes it).
 */
export const RENAMED_TYPES = new Map<number, number>([
  ...[
    22, 24, 28, 30, 194, 1186, 2278, 2205, 2206, 3614, 3615, 3904, 3906, 3908, 3910, 3912, 3926, 4451, 4532, 4533, 4534,
    4535, 4536
  ].map((type): [number, number] => [type, TEXT]),
  [CHAR_ARRAY, TEXT_ARRAY],
  [1003, TEXT_ARRAY],
  [18, CHAR_ARRAY]
])
