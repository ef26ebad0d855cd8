// What ends a command early: a wrong command line (2), an application that cannot be loaded (1), or one that cannot start (3), as uvicorn's exit codes have it.

/** The command line is wrong. Its message is one line. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
  readonly exitCode = 2;
}

/** The application cannot be found or imported (1), started or bound to its port (3). Its message is ready to be shown. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly exitCode: 1 | 3;

  constructor(exitCode: 1 | 3, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
