// Requests as bytes: good ones, bad ones, and those that two readers may take for different requests. Each says what the own engine makes of
// it, and, where `node:http` is more lenient, what that makes of it and why the own engine is not.

export interface WireCase {
  readonly name: string;
  /** Each character is a byte. */
  readonly bytes: string;
  /** What is answered, in order: `GET /a` and the body for a request that reached the application, else the status. */
  readonly answers: readonly string[];
  /** Where `node:http` answers otherwise. */
  readonly node?: readonly string[];
  /** Why; without `node` the two cannot be compared. */
  readonly why?: string;
  /** Nothing comes behind it: it ends the connection by itself. */
  readonly isLast?: boolean;
}

const HOST = "Host: a.test";

function request(line: string, ...fields: readonly string[]): string {
  return [line, ...fields, "", ""].join("\r\n");
}

function get(...fields: readonly string[]): string {
  return request("GET /a HTTP/1.1", HOST, ...fields);
}

function post(body: string, ...fields: readonly string[]): string {
  return request("POST /a HTTP/1.1", HOST, ...fields) + body;
}

function chunked(body: string, ...fields: readonly string[]): string {
  return post(body, "Transfer-Encoding: chunked", ...fields);
}

function show(text: string): string {
  return JSON.stringify(text);
}

/** Behind each case comes one more request: it is answered with `END` where the reader is where the client is. */
export const END = "GET /end";

function good(name: string, bytes: string, ...answers: readonly string[]): WireCase {
  return { name, bytes, answers: [...answers, END] };
}

/** Refused with a status, and the connection closed. */
function bad(name: string, bytes: string, status = "400"): WireCase {
  return { name, bytes, answers: [status] };
}

/** Refused here, and read by `node:http`. */
function stricter(name: string, bytes: string, status: string, why: string, ...node: readonly string[]): WireCase {
  return { name, bytes, answers: [status], node, why };
}

const methods: readonly WireCase[] = [
  ...["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "SEARCH", "QUERY", "M-SEARCH", "PURGE", "LINK", "LOCK"].map((method) =>
    good(`the method ${method}`, request(`${method} /a HTTP/1.1`, HOST), `${method} /a`),
  ),
  good("HEAD", request("HEAD /a HTTP/1.1", HOST), "200"),
  ...["get", "Get", "GETT", "FOO", "G", "X-Y"].map((method) => ({
    ...bad(`the method ${method}`, request(`${method} /a HTTP/1.1`, HOST), "501"),
    node: ["400"],
    why: "RFC 9110 §15.6.2",
  })),
  bad("a method with a comma", request("GE,T /a HTTP/1.1", HOST)),
  bad("a method in quotes", request('"GET" /a HTTP/1.1', HOST)),
  bad("no method", request(" /a HTTP/1.1", HOST)),
  bad("a colon before the method", request(":GET /a HTTP/1.1", HOST)),
  ...[0, 1, 9, 11, 12, 27, 31, 127, 128, 255].map((code) => bad(`the byte ${code} in a method`, request(`GE${String.fromCharCode(code)}T /a HTTP/1.1`, HOST))),
];

const targets: readonly WireCase[] = [
  ...["/a", "/a?b=c", "/a?b=?", "/a/%2e%2e/b", "/a//b", "/a/../b", "/%00", "/a;b=c", "/a:b@c", "/a'(*)!$&+,="].map((target) =>
    good(`the target ${target}`, request(`GET ${target} HTTP/1.1`, HOST), `GET ${target}`),
  ),
  good("a target with what belongs escaped", request('GET /a|b{}"<>^`\\ HTTP/1.1', HOST), 'GET /a|b{}"<>^`\\'),
  good("an address as target", request("GET http://a.test/x?y=1 HTTP/1.1", HOST), "GET /x?y=1"),
  good("an address in capitals", request("GET HTTP://A.TEST/x HTTP/1.1", HOST), "GET /x"),
  good("an address without a path", request("GET http://a.test HTTP/1.1", HOST), "GET /"),
  good("an address with a query alone", request("GET http://a.test?x=1 HTTP/1.1", HOST), "GET /?x=1"),
  good("an address with a port", request("GET http://a.test:80/x HTTP/1.1", "Host: a.test:80"), "GET /x"),
  good("the asterisk", request("OPTIONS * HTTP/1.1", HOST), "OPTIONS *"),
  stricter("an address that is not the host", request("GET http://b.test/x HTTP/1.1", HOST), "400", "two hosts in one request", "GET /x", END),
  stricter("an address with a user", request("GET http://u@a.test/x HTTP/1.1", HOST), "400", "RFC 9110 §4.2.4", "GET /x", END),
  stricter("the asterisk for GET", request("GET * HTTP/1.1", HOST), "400", "RFC 9112 §3.2.4", "GET *", END),
  stricter("a fragment", request("GET /a#b HTTP/1.1", HOST), "400", "no client sends one", "GET /a", END),
  stricter("a fragment before the query", request("GET /a#b?c=d HTTP/1.1", HOST), "400", "no client sends one", "GET /a", END),
  bad("no slash", request("GET a HTTP/1.1", HOST)),
  bad("no target", request("GET  HTTP/1.1", HOST)),
  bad("a space in the target", request("GET /a b HTTP/1.1", HOST)),
  bad("two spaces before the target", request("GET  /a HTTP/1.1", HOST)),
  bad("two spaces behind the target", request("GET /a  HTTP/1.1", HOST)),
  bad("a tab for a space", request("GET\t/a HTTP/1.1", HOST)),
  bad("a tunnel", request("CONNECT a.test:80 HTTP/1.1", "Host: a.test:80"), "501"),
  bad("another scheme", request("GET ftp://a.test/x HTTP/1.1", HOST)),
  ...[0, 1, 9, 11, 12, 13, 27, 31, 127, 128, 195, 255].map((code) =>
    bad(`the byte ${code} in a target`, request(`GET /a${String.fromCharCode(code)}b HTTP/1.1`, HOST)),
  ),
];

const versions: readonly WireCase[] = [
  { name: "HTTP/1.0", bytes: request("GET /a HTTP/1.0", HOST), answers: ["GET /a"], isLast: true },
  { name: "HTTP/1.0 without a host", bytes: request("GET /a HTTP/1.0"), answers: ["GET /a"], isLast: true },
  good("HTTP/1.0 that stays", request("GET /a HTTP/1.0", "Connection: keep-alive"), "GET /a"),
  ...["HTTP/2.0", "HTTP/3.0", "HTTP/0.9", "HTTP/1.2", "HTTP/1.9", "HTTP/9.9"].map((version) => ({
    ...bad(version, request(`GET /a ${version}`, HOST), "505"),
    node: ["400"],
    why: "RFC 9110 §15.6.6",
  })),
  ...[
    "HTTP/1",
    "HTTP/1.",
    "HTTP/.1",
    "HTTP/1.1.1",
    "HTTP/11",
    "HTTP/1.10",
    "HTTP/01.1",
    "HTTP/+1.1",
    "HTTP/1,1",
    "HTTPS/1.1",
    "http/1.1",
    "Http/1.1",
    "FTP/1.1",
    "HTTP 1.1",
    "HTTP/1.1 ",
    "HTTP/1.x",
    "1.1",
  ].map((version) => bad(`the version ${show(version)}`, request(`GET /a ${version}`, HOST))),
  bad("HTTP/0.9, without a version", "GET /a\r\n"),
  bad("no version but a space", request("GET /a ", HOST)),
];

const lines: readonly WireCase[] = [
  good("one empty line before", `\r\n${get()}`, "GET /a"),
  bad("a bare LF before", `\n${get()}`),
  bad("a bare CR before", `\r${get()}`),
  bad("a space before", ` ${get()}`),
  bad("NUL before", `\0${get()}`),
  bad("TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
  bad("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"),
  bad("LF behind the request line", `GET /a HTTP/1.1\n${HOST}\r\n\r\n`),
  bad("CR behind the request line", `GET /a HTTP/1.1\r${HOST}\r\n\r\n`),
  bad("CR CR LF behind the request line", `GET /a HTTP/1.1\r\r\n${HOST}\r\n\r\n`),
  bad("LF behind a field", `GET /a HTTP/1.1\r\n${HOST}\nA: b\r\n\r\n`),
  bad("CR behind a field", `GET /a HTTP/1.1\r\n${HOST}\rA: b\r\n\r\n`),
  bad("LF LF at the end", `GET /a HTTP/1.1\r\n${HOST}\n\n`),
  bad("LF for the empty line", `GET /a HTTP/1.1\r\n${HOST}\r\n\n`),
  bad("LF everywhere", `GET /a HTTP/1.1\n${HOST}\n\n`),
  bad("CR for the empty line", `GET /a HTTP/1.1\r\n${HOST}\r\n\rX`),
  bad("a folded field", get("A: b", " c")),
  bad("a field folded by a tab", get("A: b", "\tc")),
  bad("a folded first field", request("GET /a HTTP/1.1", " A: b", HOST)),
  bad("a line of white space", get(" ")),
];

const tokenMarks = [..."!#$%&'*+-.^_`|~09azAZ"];
const noTokens = [0, 1, 8, 9, 10, 11, 12, 13, 14, 27, 31, 32, 34, 40, 41, 44, 47, 59, 60, 61, 62, 63, 64, 91, 92, 93, 123, 125, 127, 128, 160, 195, 255];
const noValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 27, 28, 29, 30, 31, 127];
const values = [9, 32, 33, 34, 35, 44, 58, 59, 64, 91, 92, 123, 126, 128, 160, 195, 233, 255];

const fields: readonly WireCase[] = [
  ...tokenMarks.map((mark) => good(`${show(mark)} in a name`, get(`A${mark}b: c`), "GET /a")),
  ...noTokens.map((code) => bad(`the byte ${code} in a name`, get(`A${String.fromCharCode(code)}b: c`))),
  ...values.map((code) => good(`the byte ${code} in a value`, get(`A: b${String.fromCharCode(code)}c`), "GET /a")),
  ...noValues.map((code) => bad(`the byte ${code} in a value`, get(`A: b${String.fromCharCode(code)}c`))),
  good("an empty value", get("A:"), "GET /a"),
  good("a value of white space", get("A:  \t "), "GET /a"),
  good("no white space before a value", get("A:b"), "GET /a"),
  good("white space around a value", get("A: \t b \t "), "GET /a"),
  good("a colon in a value", get("A: b:c"), "GET /a"),
  bad("white space before the colon", get("A : b")),
  bad("a tab before the colon", get("A\t: b")),
  bad("no name", get(": b")),
  bad("no colon", get("Ab")),
  bad("white space before the colon of a length", post("x", "Content-Length : 1")),
  bad("more fields than are read", get(...Array.from({ length: 130 }, (_, index) => `A${index}: b`)), "431"),
  bad("a field that is too long", get(`A: ${"b".repeat(20_000)}`), "431"),
  bad("fields that are too long together", get(...Array.from({ length: 100 }, (_, index) => `A${index}: ${"b".repeat(300)}`)), "431"),
  bad("a target that is too long", request(`GET /${"a".repeat(20_000)} HTTP/1.1`, HOST), "414"),
];

const hosts: readonly WireCase[] = [
  bad("no host", request("GET /a HTTP/1.1")),
  bad("two hosts", get("Host: b.test")),
  bad("the same host twice", get(HOST)),
  good("an empty host", request("GET /a HTTP/1.1", "Host:"), "GET /a"),
  ...["a.test:80", "127.0.0.1:8000", "[::1]:80", "A.TEST", "a_b", "xn--e1afmkfd.test"].map((host) =>
    good(`the host ${host}`, request("GET /a HTTP/1.1", `Host: ${host}`), "GET /a"),
  ),
  ...["a b", "a/b", "a?b", "a#b", "u@a", "a\\b", 'a"b', "a<b", "\xe4.test", "a\tb"].map((host) =>
    stricter(`the host ${show(host)}`, request("GET /a HTTP/1.1", `Host: ${host}`), "400", "no host has this character", "GET /a", END),
  ),
];

const lengths: readonly WireCase[] = [
  good("a length", post("abc", "Content-Length: 3"), "POST /a abc"),
  good("a length of nothing", post("", "Content-Length: 0"), "POST /a"),
  good("a length with zeros before it", post("abc", "Content-Length: 0003"), "POST /a abc"),
  good("a length in small letters", post("abc", "content-length: 3"), "POST /a abc"),
  good("a body of GET", request("GET /a HTTP/1.1", HOST, "Content-Length: 3") + "abc", "GET /a abc"),
  good("a body that looks like a request", post(get(), `Content-Length: ${get().length}`), `POST /a ${get()}`),
  ...[
    "+3",
    "-3",
    "0x3",
    "3 ",
    "3,",
    ",3",
    "3, 3",
    "3,3",
    "3;",
    "3.0",
    "three",
    "",
    "3 3",
    "\t3x",
    "9007199254740993",
    "99999999999999999999",
    "1e1",
    "\x0b3",
    "3\x00",
  ].map((length) =>
    length === "3 "
      ? good("white space behind a length", post("abc", `Content-Length: ${length}`), "POST /a abc")
      : bad(`the length ${show(length)}`, post("abc", `Content-Length: ${length}`)),
  ),
  bad("two lengths that differ", post("abc", "Content-Length: 3", "Content-Length: 4")),
  bad("two lengths that agree", post("abc", "Content-Length: 3", "Content-Length: 3")),
  bad("a length and a coding", chunked("0\r\n\r\n", "Content-Length: 3")),
  bad("a coding and a length", post("0\r\n\r\n", "Content-Length: 3", "Transfer-Encoding: chunked")),
  bad("a coding and a length of nothing", post("0\r\n\r\n", "Content-Length: 0", "Transfer-Encoding: chunked")),
];

const codings: readonly WireCase[] = [
  good("chunks", chunked("3\r\nabc\r\n0\r\n\r\n"), "POST /a abc"),
  good("several chunks", chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), "POST /a abcde"),
  good("no chunks", chunked("0\r\n\r\n"), "POST /a"),
  good("a size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n"), "POST /a 0123456789"),
  good("a size in small letters", chunked("a\r\n0123456789\r\n0\r\n\r\n"), "POST /a 0123456789"),
  good("a size with zeros before it", chunked("0003\r\nabc\r\n00\r\n\r\n"), "POST /a abc"),
  good("CR LF inside of a chunk", chunked("5\r\na\r\nbc\r\n0\r\n\r\n"), "POST /a a\r\nbc"),
  good("an extension", chunked("3;a=b\r\nabc\r\n0;c\r\n\r\n"), "POST /a abc"),
  good("an extension in quotes", chunked('3;a="b;c"\r\nabc\r\n0\r\n\r\n'), "POST /a abc"),
  good("a trailer", chunked("3\r\nabc\r\n0\r\nA: b\r\n\r\n"), "POST /a abc"),
  good("two trailers", chunked("0\r\nA: b\r\nC: d\r\n\r\n"), "POST /a"),
  good("a length among the trailers", chunked("0\r\nContent-Length: 30\r\n\r\n"), "POST /a"),
  good("a coding in capitals", post("3\r\nabc\r\n0\r\n\r\n", "TRANSFER-ENCODING: CHUNKED"), "POST /a abc"),
  good("a coding of GET", request("GET /a HTTP/1.1", HOST, "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n", "GET /a abc"),
  ...[
    "identity",
    "gzip",
    "chunked, gzip",
    "chunked, chunked",
    "xchunked",
    "chunkedx",
    "chunked;",
    "chunked;a=b",
    '"chunked"',
    "chunked,",
    ", chunked",
    "",
    "chunk ed",
    "\x0bchunked",
    "cow",
  ].map((coding) => bad(`the coding ${show(coding)}`, post("3\r\nabc\r\n0\r\n\r\n", `Transfer-Encoding: ${coding}`))),
  bad("gzip before chunked", post("0\r\n\r\n", "Transfer-Encoding: gzip, chunked"), "501"),
  bad("chunked twice", chunked("0\r\n\r\n", "Transfer-Encoding: chunked")),
  bad("identity and chunked", post("0\r\n\r\n", "Transfer-Encoding: identity", "Transfer-Encoding: chunked")),
  bad("a coding in HTTP/1.0", request("POST /a HTTP/1.0", HOST, "Transfer-Encoding: chunked") + "0\r\n\r\n"),
  bad("a coding folded away", post("0\r\n\r\n", "Transfer-Encoding:", " chunked")),
];

const brokenChunks: readonly WireCase[] = [
  ...["g", "+3", "-3", "0x3", " 3", "3 ", "\t3", "3\t", "", "\r\n3", "3\r", "3\n", "fffffffffffffffff", "1000000000000000", "3,3", "3\x00", "\x003", "３"].map(
    (size) => bad(`the size ${show(size)}`, chunked(`${size}\r\nabc\r\n0\r\n\r\n`)),
  ),
  bad("LF behind a size", chunked("3\nabc\r\n0\r\n\r\n")),
  bad("CR behind a size", chunked("3\rabc\r\n0\r\n\r\n")),
  bad("LF behind a chunk", chunked("3\r\nabc\n0\r\n\r\n")),
  bad("nothing behind a chunk", chunked("3\r\nabc0\r\n\r\n")),
  bad("a chunk that is longer than its size", chunked("3\r\nabcd\r\n0\r\n\r\n")),
  bad("LF behind the last chunk", chunked("0\n\r\n")),
  bad("LF at the end", chunked("0\r\n\n")),
  bad("an extension with LF", chunked("3;a\nb\r\nabc\r\n0\r\n\r\n")),
  bad("an extension with CR", chunked("3;a\rb\r\nabc\r\n0\r\n\r\n")),
  bad("an extension with NUL", chunked("3;a\0b\r\nabc\r\n0\r\n\r\n")),
  bad("an extension without end", chunked(`3;${"a".repeat(20_000)}\r\nabc\r\n0\r\n\r\n`)),
  bad("a trailer with a space in its name", chunked("0\r\nA b: c\r\n\r\n")),
  bad("a trailer without a name", chunked("0\r\n: c\r\n\r\n")),
  bad("a trailer without a colon", chunked("0\r\nA\r\n\r\n")),
  bad("a folded trailer", chunked("0\r\nA: b\r\n c\r\n\r\n")),
  bad("a trailer with LF", chunked("0\r\nA: b\n\r\n")),
  bad("a trailer with NUL", chunked("0\r\nA: b\0\r\n\r\n")),
  bad("trailers without end", chunked(`0\r\n${`A: ${"b".repeat(1000)}\r\n`.repeat(30)}\r\n`)),
];

const connections: readonly WireCase[] = [
  { name: "Connection: close", bytes: get("Connection: close"), answers: ["GET /a"], isLast: true },
  { name: "Connection: CLOSE", bytes: get("Connection: CLOSE"), answers: ["GET /a"], isLast: true },
  { name: "close among others", bytes: get("Connection: x, close"), answers: ["GET /a"], isLast: true },
  { name: "close and keep-alive", bytes: get("Connection: keep-alive, close"), answers: ["GET /a"], isLast: true },
  good("Connection: keep-alive", get("Connection: keep-alive"), "GET /a"),
  good("another protocol", get("Connection: upgrade", "Upgrade: h2c"), "GET /a"),
  good("an upgrade that nobody asked for", get("Upgrade: websocket"), "GET /a"),
  good("two requests together", get() + get(), "GET /a", "GET /a"),
  good(
    "three requests with bodies",
    post("x", "Content-Length: 1") + chunked("1\r\ny\r\n0\r\n\r\n") + post("z", "Content-Length: 1"),
    "POST /a x",
    "POST /a y",
    "POST /a z",
  ),
  good("an empty line between two requests", `${post("x", "Content-Length: 1")}\r\n${get()}`, "POST /a x", "GET /a"),
  { name: "a bad request behind a good one", bytes: get() + get("A : b"), answers: ["GET /a", "400"] },
  { name: "more than its length", bytes: post("abc", "Content-Length: 2"), answers: ["POST /a ab", "501"] },
  good("a client that was to wait, and did not", post("abc", "Content-Length: 3", "Expect: 100-continue"), "POST /a abc"),
  bad("another expectation", post("abc", "Content-Length: 3", "Expect: 200-ok"), "417"),
];

/** What `node:http` of Node 26 makes of some, and why the own engine makes something else of them. Left out: nothing that can be compared. */
const ELSEWHERE: Readonly<Record<string, { readonly node?: readonly string[]; readonly why: string }>> = {
  "two spaces before the target": { node: ["GET /a", END], why: "RFC 9112 §3: one space" },
  "two spaces behind the target": { node: ["GET /a", END], why: "RFC 9112 §3: one space" },
  "a tunnel": { node: [], why: "an answer says why" },
  "another scheme": { node: ["GET /x", END], why: "this server speaks HTTP" },
  "a bare LF before": { node: ["GET /a", END], why: "RFC 9112 §2.2: lines end in CR LF" },
  "a bare CR before": { node: ["GET /a", END], why: "RFC 9112 §2.2: lines end in CR LF" },
  "HTTP/2": { node: ["400"], why: "RFC 9110 §15.6.6" },
  "more fields than are read": { node: ["GET /a", END], why: "a limit of its own" },
  "a target that is too long": { node: ["431"], why: "RFC 9110 §15.5.15" },
  "no host": { why: "`node:http` breaks off its answer" },
  "two hosts": { node: ["GET /a", END], why: "RFC 9112 §3.2" },
  "the same host twice": { node: ["GET /a", END], why: "RFC 9112 §3.2" },
  "a length among the trailers": { node: ["400"], why: "trailers say nothing here" },
  'the coding ", chunked"': { node: ["POST /a abc", END], why: "RFC 9112 §6.1: one coding, one way to write it" },
  "gzip before chunked": { why: "`node:http` hands out what is still packed" },
  "identity and chunked": { why: "RFC 9112 §7: there is no such coding any more" },
  "an extension without end": { node: ["413"], why: "the same, by another status" },
  "trailers without end": { node: ["431"], why: "the same, by another status" },
  "another expectation": { why: "`node:http` reads on" },
  'the length "9007199254740993"': { why: "a number cannot hold it exactly" },
  'the size "1000000000000000"': { why: "`node:http` waits for so much" },
  "another protocol": { why: "`node:http` reads nothing behind it" },
  "a bad request behind a good one": { why: "`node:http` drops the answer to the good one" },
  "more than its length": { why: "`node:http` drops the answer to the good one" },
};

function withNode(one: WireCase): WireCase {
  const other = ELSEWHERE[one.name];
  return other === undefined ? one : { ...one, ...other };
}

export const wireCases: readonly WireCase[] = [
  ...methods,
  ...targets,
  ...versions,
  ...lines,
  ...fields,
  ...hosts,
  ...lengths,
  ...codings,
  ...brokenChunks,
  ...connections,
].map(withNode);
