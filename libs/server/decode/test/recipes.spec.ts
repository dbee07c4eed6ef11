import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMapping, type CreateMapping } from '@nhip-xa/contract';
import { filterFault, filtersOverlap, matchTopic, parseFilter } from '@nhip-xa/domain';
import { passingMemory, personalData, previewMapped } from '../src/index';

/** Read as they stand, so that a recipe that does not work cannot stand there. */
const page = readFileSync(join(process.cwd(), 'docs/connecting-devices.md'), 'utf8');

interface Recipe {
  title: string;
  mapping: CreateMapping;
  messages: { topic: string; payload: string }[];
}

const BLOCK = /^```json (.+)\n([\s\S]*?)\n```$/gm;

function recipeOf(section: string): Recipe | undefined {
  const title = section.slice(0, section.indexOf('\n'));
  const blocks = [...section.matchAll(BLOCK)].map(([, about = '', text = '']) => ({ about, text }));
  const stated = blocks.find(({ about }) => about === 'mapping');
  if (!stated) return undefined;
  const messages = blocks
    .filter(({ about }) => about !== 'mapping')
    .map(({ about, text }) => ({ topic: about, payload: text }));
  return { title, mapping: createMapping.parse(JSON.parse(stated.text)), messages };
}

const recipes = page
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => recipeOf(section) ?? []);

/** 20/11/2026 08:05 in Vietnam. */
const RECEIVED_MS = Date.parse('2026-11-20T01:05:00Z');

describe.each(recipes)('the recipe for $title', ({ mapping, messages }) => {
  it('has a mapping that can be made, with messages under it', () => {
    expect(filterFault(mapping.filter)).toBeUndefined();
    expect(messages).not.toHaveLength(0);
    for (const { topic } of messages) {
      expect(matchTopic(parseFilter(mapping.filter), topic)).toBeDefined();
    }
  });

  it('makes facts of them, and refuses nothing', () => {
    const memory = passingMemory();
    const { codec, filter, commune, source, metrics, words } = mapping;
    const answers = messages.map(({ topic, payload }) =>
      previewMapped(
        { codec, filter, commune, source, metrics, words, topic, payload },
        RECEIVED_MS,
        personalData(),
        memory,
      ),
    );
    expect(answers.flatMap(({ rejected }) => rejected)).toEqual([]);
    expect(answers.at(-1)?.facts).not.toEqual([]);
  });
});

it('there is a recipe for each format that is not only bytes', () => {
  const told = recipes.map(({ mapping: { codec } }) => codec);
  expect(new Set(told).size).toBe(told.length);
  // Sparkplug's payloads are protobuf
  expect(told).toHaveLength(13);
});

it('all recipes can be followed on one server', () => {
  for (const [at, { mapping }] of recipes.entries()) {
    for (const other of recipes.slice(at + 1)) {
      const both = [mapping.filter, other.mapping.filter].map(parseFilter);
      expect(filtersOverlap(...(both as [never, never]))).toBe(false);
    }
  }
});
