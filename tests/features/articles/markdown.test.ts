import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const record = async (input: object) =>
  (await api.ask(mutationOf('recordArticle', 'article { slug headline body bodyHtml }'), { input }, { authorization: `Bearer ${TEST_KEY}` })).data.recordArticle
const SCRIPT = '<script>alert(1)</script>'

test('the body of an article is Markdown without HTML, as text and as HTML', async () => {
  const { article } = await record({ headline: SCRIPT, body: `**New** ${SCRIPT} [here](javascript:alert(1))` })
  expect(article).toEqual({
    slug: expect.any(String),
    // Text is stored as it was sent, and is never markup: only the body is.
    headline: SCRIPT,
    body: '**New** &lt;script>alert(1)&lt;/script> here',
    bodyHtml: '<p><strong>New</strong> &lt;script&gt;alert(1)&lt;/script&gt; here</p>'
  })
})

test('a body that was stored before it was cleaned is clean when it is read', async () => {
  const { article } = await record({ headline: 'Old' })
  await db.article.update({ where: { slug: article.slug }, data: { body: `<iframe src="x"></iframe> ok` } })
  const { data } = await api.ask('query ($slug: String) { article(by: { slug: $slug }) { body bodyHtml } }', { slug: article.slug })
  expect(data.article.body + data.article.bodyHtml).not.toContain('<iframe')
})

test('a body with more marks than can be read is refused, and says so', async () => {
  expect(await record({ headline: 'Many', body: '*_'.repeat(3000) })).toMatchObject({ __typename: 'ValidationError', path: ['input', 'body'] })
})
