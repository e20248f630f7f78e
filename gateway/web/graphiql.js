// Starts GraphiQL on this page. Talks to the gateway that served it and to nobody else.
const endpoint = new URL('/graphql', location.href).href

const WELCOME = `# Whose number is this?
query Lookup {
  lookup(number: "978-985-6020-20-2") {
    valid
    isbn {
      hyphenated
      status
    }
    prefix {
      value
      capacity
      publisher {
        id
        name
      }
    }
    delegation {
      agency {
        code
        name
      }
    }
  }
}

# Every assignment in every country, as it happens.
subscription Live {
  assignments {
    __typename
    ... on Assignment {
      at
      kind
      publisherName
      cursor
    }
    ... on Heartbeat {
      at
    }
    ... on AgencyNotice {
      state
      since
    }
  }
}
`

/** Queries are answered as JSON, subscriptions as server-sent events; both are read as one stream of answers. */
function fetcher(request, { headers = {} } = {}) {
  return /\bsubscription\b/.test(request.query) && isSubscription(request)
    ? stream(request, headers)
    : ask(request, headers)
}

function isSubscription({ query, operationName }) {
  const operations = [...query.matchAll(/\b(query|mutation|subscription)\b\s*(\w*)/g)]
  const named = operations.find(([, , name]) => name === operationName) ?? operations[0]
  return named?.[1] === 'subscription'
}

async function ask(request, headers) {
  const response = await post(request, 'application/json', headers)
  return response.json()
}

async function* stream(request, headers) {
  const response = await post(request, 'text/event-stream', headers)
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield response.json()
    return
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (let rest = ''; ;) {
      const { done, value } = await reader.read()
      if (done) return
      const events = (rest + value).split('\n\n')
      rest = events.pop()
      for (const event of events) {
        const data = event.match(/^data: (.+)$/m)?.[1]
        if (event.startsWith('event: complete')) return
        if (data) yield JSON.parse(data)
      }
    }
  } finally {
    await reader.cancel()
  }
}

const post = (request, accept, headers) =>
  fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify(request),
  })

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: WELCOME, shouldPersistHeaders: false }),
)
