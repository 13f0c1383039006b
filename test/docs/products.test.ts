import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PRODUCTS } from '../../src/document/products.ts'

it.each(['docs/document.md', 'docs/exports.md'])('%s names every product', file => {
  const text = readFileSync(file, 'utf8')
  expect(PRODUCTS.filter(name => !text.includes(`\`${name}\``))).toEqual([])
})
