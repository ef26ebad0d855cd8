// One small service, topic by topic as a user of FastAPI would look for it.

import {
  App,
  BackgroundTasks,
  Depends,
  HTTPBearer,
  HTTPException,
  Model,
  Query,
  Router,
  Security,
  socket,
  sse,
  t,
  ValueError,
} from "signatura";

// #region model
class BookIn extends Model({
  title: t.string.minLength(1).maxLength(200),
  pages: t.int.gt(0).default(1),
  isbn: t.string.check((isbn) => {
    if (isbn.length !== 13) throw new ValueError("13 digits are needed");
  }),
  note: t.string.orNull,
}) {}

class Book extends BookIn.extend({ id: t.int }) {}
// #endregion model

// #region dependency
const Shelf = Depends(
  async function* () {
    const shelf = new Map<number, Book>();
    try {
      yield shelf;
    } finally {
      shelf.clear();
    }
  },
  { scope: "app" },
);
// #endregion dependency

// #region security
const Reader = Depends({ credentials: HTTPBearer() }, ({ credentials }) => {
  if (credentials.credentials !== "library-card")
    throw new HTTPException(401, "No such card");
  return { name: "Ada" };
});
// #endregion security

// #region router
const books = new Router({ prefix: "/books", tags: ["books"] });

books.get(
  "/",
  { shelf: Shelf, limit: Query(t.int.ge(1).le(100).default(20)) },
  { returns: t.list(Book) },
  async function list_books({ shelf, limit }) {
    return [...shelf.values()].slice(0, limit);
  },
);

books.post(
  "/",
  { book: BookIn, shelf: Shelf, reader: Security(Reader, []), tasks: BackgroundTasks },
  { returns: Book, status: 201 },
  async function add_book({ book, shelf, reader, tasks }) {
    const added = new Book({ ...book, id: shelf.size + 1 });
    shelf.set(added.id, added);
    tasks.add(() => console.log(`${reader.name} added ${added.title}`));
    return added;
  },
);

books.get(
  "/{book_id}",
  { book_id: t.int, shelf: Shelf },
  { returns: Book },
  async function read_book({ book_id, shelf }) {
    const book = shelf.get(book_id);
    if (book === undefined) throw new HTTPException(404, "No such book");
    return book;
  },
);

export const app = new App({ title: "Library" });
app.include(books);
// #endregion router

// #region handler
class Closed extends Error {}

app.onError(Closed, () => {
  throw new HTTPException(503, "The library is closed");
});
// #endregion handler

// #region streams
app.get("/news", {}, { returns: sse(t.string) }, async function* news() {
  yield "A new book has come";
});

app.websocket(
  "/desk",
  { desk: socket(t.string, t.string) },
  async function at_the_desk({ desk }) {
    for await (const question of desk) await desk.send(`You asked: ${question}`);
  },
);
// #endregion streams
