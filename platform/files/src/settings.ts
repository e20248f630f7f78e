/** Where files are kept, as the operator says it: a folder, or a bucket with its keys. */
import { resolve } from 'node:path'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { anyText, type Kind } from '@isbn-hub/runtime/setting-kinds'
import type { Settings, ValuesOf } from '@isbn-hub/runtime/settings'
import { z } from 'zod'

import { readS3Address, type S3Address, type S3Settings } from './s3-store.ts'

const folderOrBucket: Kind<string | S3Address> = {
  what: 'a folder, or `s3://bucket/prefix?endpoint=https://host&region=name`',
  example: '/srv/by/files',
  schema: z.string().transform((text, context): string | S3Address => {
    if (!/^[a-z\d+.-]+:\/\//i.test(text)) return resolve(text)
    const address = readS3Address(text)
    if (typeof address === 'string') context.addIssue({ code: 'custom', message: address })
    return address
  }),
}

const key = (what: string): Kind<string> => ({ ...anyText(what, '…'), isSecret: true })

export const FILES = {
  files: {
    variable: 'FILES',
    kind: folderOrBucket,
    meaning: 'where uploaded files are kept: a folder, or `s3://bucket/prefix?endpoint=https://host&region=name`',
  },
  accessKeyId: {
    variable: 'AWS_ACCESS_KEY_ID',
    kind: key('the id of the key to the bucket'),
    meaning: 'for a bucket: the id of its key',
    without: 'needed for a bucket',
  },
  secretAccessKey: {
    variable: 'AWS_SECRET_ACCESS_KEY',
    kind: key('the key to the bucket'),
    meaning: 'for a bucket: the key itself',
    without: 'needed for a bucket',
  },
} satisfies Settings

/** The folder, or the bucket with its keys. Throws a ConfigProblem where a bucket has none. */
export function fileSettings({ files, accessKeyId, secretAccessKey }: ValuesOf<typeof FILES>): string | S3Settings {
  if (typeof files === 'string') return files
  if (!accessKeyId || !secretAccessKey)
    throw new ConfigProblem('FILES is a bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too.')
  return { ...files, accessKeyId, secretAccessKey }
}
