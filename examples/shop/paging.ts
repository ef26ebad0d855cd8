// One page of a list: a dependency that every list shares.

import { Depends, Query, t } from "signatura";

export const Paging = Depends(
  {
    skip: Query(t.int.ge(0).le(1_000_000_000).default(0), { description: "How many to leave out" }),
    limit: Query(t.int.ge(1).le(100).default(20), { description: "How many to give" }),
  },
  (page) => page,
  { name: "Paging" },
);
