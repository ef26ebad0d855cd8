// An answer as a test reads it: whole, so that nothing need be awaited twice.

export class TestResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The URL that answered, after redirects. */
  readonly url: URL;
  readonly bytes: Uint8Array;

  constructor(status: number, headers: Headers, url: URL, bytes: Uint8Array) {
    this.status = status;
    this.headers = headers;
    this.url = url;
    this.bytes = bytes;
  }

  static async read(response: Response, url: URL): Promise<TestResponse> {
    return new TestResponse(response.status, response.headers, url, new Uint8Array(await response.arrayBuffer()));
  }

  /** The body as text. */
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  /** The body as JSON. @throws SyntaxError */
  json<T = unknown>(): T {
    return JSON.parse(this.text) as T;
  }

  /** Whether the status is below 400. */
  get ok(): boolean {
    return this.status < 400;
  }
}
