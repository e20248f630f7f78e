/** Files in a bucket of an S3-compatible service, addressed by path: https://endpoint/bucket/prefix/name. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { AwsClient } from 'aws4fetch'

import { assertName, type FileStore, FileStoreFailed } from './file-store.ts'

export interface S3Address {
  /** Where the files lie: endpoint, bucket and prefix, without a slash at the end. */
  readonly address: string
  readonly region: string
}

export interface S3Settings extends S3Address {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** How long the service may take to answer, in milliseconds; what it answers then comes as fast as its reader takes it. */
const REQUEST_LIMIT = 60_000

/**
 * Reads `s3://bucket/prefix?endpoint=https://…&region=…`. Without an endpoint it is Amazon's of the region.
 * Where the text is not such an address the answer says what is wrong with it.
 */
export function readS3Address(text: string): S3Address | string {
  const parts =
    /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?<prefix>(?:\/[\w.-]+)*)\/?(?:\?(?<query>.*))?$/.exec(text)
  const { bucket, prefix = '', query } = parts?.groups ?? {}
  if (!bucket || /(^|\/)\.\.?(\/|$)/.test(prefix)) return 'the name of the bucket or the prefix is malformed'
  const options = new URLSearchParams(query)
  const endpoint = options.get('endpoint')
  const region = options.get('region') ?? (endpoint ? 'us-east-1' : undefined)
  if (!region) return 'the bucket needs a region or an endpoint'
  const origin = endpoint ?? `https://s3.${region}.amazonaws.com`
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin) || new URL(origin).search)
    return 'the endpoint is not a URL such as https://host:9000'
  return { address: `${origin.replace(/\/+$/, '')}/${bucket}${prefix}`, region }
}

/** A store over this bucket. The first request tells whether the service is there and the keys are good. */
export function createS3Store({ address, region, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })

  async function request(method: 'PUT' | 'GET' | 'DELETE', name: string, body?: Uint8Array): Promise<Response> {
    assertName(name)
    // Signing the digest as well, the service refuses what was changed on the way.
    const digest = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    let response: Response
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), REQUEST_LIMIT)
    try {
      response = await client.fetch(`${address}/${name}`, {
        method,
        headers: { 'x-amz-content-sha256': digest },
        signal: late.signal,
        ...(body && { body: body as Uint8Array<ArrayBuffer> }),
      })
    } catch (cause) {
      throw new FileStoreFailed('The file store is out of reach.', { cause })
    } finally {
      // Beyond the headers it would cut off a file that somebody downloads on a slow line.
      clearTimeout(timer)
    }
    if (response.ok || (response.status === 404 && method !== 'PUT')) return response
    const reason = /<Code>(\w+)<\/Code>/.exec(await response.text().catch(() => ''))?.[1]
    throw new FileStoreFailed(`The file store answered ${response.status}${reason ? ` ${reason}` : ''}.`)
  }

  return {
    async put(name, content) {
      // S3 wants the length first. What comes in is limited at the door, so it fits into memory.
      await request('PUT', name, content instanceof Uint8Array ? content : await buffer(content))
    },
    async get(name) {
      const { status, body } = await request('GET', name)
      if (status !== 404) return body ? Readable.fromWeb(body) : Readable.from([])
      await body?.cancel()
      return undefined
    },
    async remove(name) {
      await (await request('DELETE', name)).body?.cancel()
    },
  }
}
