/** A small S3: keeps objects in memory, and believes no request whose signature it hasn't reckoned itself. */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface S3Server extends AsyncDisposable {
  readonly endpoint: string
  /** By path: /bucket/prefix/name. */
  readonly objects: Map<string, Buffer>
  /** What it does with the next requests instead of answering them: a status, or no answer at all. */
  readonly mishaps: (number | 'hang up')[]
}

export interface S3Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export async function startS3({ accessKeyId, secretAccessKey }: S3Keys, region: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const mishaps: (number | 'hang up')[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const path = request.url ?? ''
    const refuse = (status: number, code: string) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
    const mishap = mishaps.shift()
    if (mishap === 'hang up') return request.socket.destroy()
    if (mishap) return refuse(mishap, 'SlowDown')

    const claim = readClaim(request)
    if (claim?.accessKeyId !== accessKeyId || claim.region !== region) return refuse(403, 'InvalidAccessKeyId')
    if (Math.abs(Date.now() - instantOf(claim.date)) > 900_000) return refuse(403, 'RequestTimeTooSkewed')
    if (claim.signature !== signatureOf(claim, secretAccessKey)) return refuse(403, 'SignatureDoesNotMatch')
    if (claim.payload !== createHash('sha256').update(body).digest('hex'))
      return refuse(400, 'XAmzContentSHA256Mismatch')

    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return refuse(411, 'MissingContentLength')
      objects.set(path, body)
      return response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(path)
      return response.writeHead(204).end()
    }
    const object = objects.get(path)
    return object ? response.end(object) : refuse(404, 'NoSuchKey')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    mishaps,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface Claim {
  readonly method: string
  readonly path: string
  readonly query: string
  /** In the order of their names, those that were signed. */
  readonly headers: readonly (readonly [string, string])[]
  readonly payload: string
  /** 20130524T000000Z */
  readonly date: string
  readonly accessKeyId: string
  readonly region: string
  readonly signature: string
}

function readClaim({ method = '', url = '', headers }: IncomingMessage): Claim | undefined {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    )
  if (!parts) return undefined
  const [, accessKeyId = '', region = '', signed = '', signature = ''] = parts
  const [path = '', query = ''] = url.split('?')
  return {
    method,
    path,
    query,
    headers: signed.split(';').map((name) => [name, String(headers[name])]),
    payload: String(headers['x-amz-content-sha256']),
    date: String(headers['x-amz-date']),
    accessKeyId,
    region,
    signature,
  }
}

/** Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)". */
export function signatureOf(claim: Omit<Claim, 'signature' | 'accessKeyId'>, secret: string): string {
  const { method, path, query, headers, payload, date, region } = claim
  const canonical = [
    method,
    path,
    query,
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    headers.map(([name]) => name).join(';'),
    payload,
  ].join('\n')
  const day = date.slice(0, 8)
  const toSign = [
    'AWS4-HMAC-SHA256',
    date,
    `${day}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, toSign).toString('hex')
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const instantOf = (date: string): number =>
  Date.parse(date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'))
