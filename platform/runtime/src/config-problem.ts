// What an operator has to put right before a process can start.

/**
 * A setting that is missing or wrong. The message has a line for each problem: what is wrong, where, and what to do.
 *
 * It names settings, files and addresses, and never holds a password.
 * It is told apart by its code, since sources and built files may each bring a class of their own.
 */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
  readonly code = 'CONFIG_PROBLEM'
}

export function isConfigProblem(error: unknown): error is ConfigProblem {
  return (error as { code?: unknown } | undefined)?.code === 'CONFIG_PROBLEM'
}
