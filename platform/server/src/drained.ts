/** Waits for a reader that is slower than the server writes. */
import type { ServerResponse } from 'node:http'

/**
 * Resolves when the reader has taken everything written so far, or is gone. Listens anew for each wait and leaves nothing behind:
 * a race against one promise that lives as long as the stream would keep a reaction for every write.
 */
export function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve()
    const go = (): void => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.on('drain', go)
    response.on('close', go)
  })
}
