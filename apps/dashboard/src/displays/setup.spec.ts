import { usualWall } from '@nhip-xa/domain';
import { asSent, moved, otherScenes, roundSeconds, scaleWithin, withScene } from './setup';

const USUAL = usualWall('commune');

it('moves one place up or down, and no further than the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('offers the scenes that are not shown, and adds one at the end', () => {
  expect(otherScenes(USUAL)).toEqual(['map']);
  const more = withScene(USUAL, 'map');
  expect(more.scenes.at(-1)).toEqual({ scene: 'map', seconds: 20 });
  expect(otherScenes(more)).toEqual([]);
  // a commune's usual round: 60 s of the overview and seven scenes of 20 s; the map adds 20 s
  expect([roundSeconds(USUAL), roundSeconds(more)]).toEqual([200, 220]);
});

it('sends nothing for a wall that is as usual, whatever the order of its parts', () => {
  expect(asSent(USUAL, 'commune')).toBeNull();
  const { chime, ...rest } = USUAL;
  expect(asSent({ chime, ...rest }, 'commune')).toBeNull();
  expect(asSent({ ...USUAL, chime: true }, 'commune')).toEqual({ ...USUAL, chime: true });
  expect(asSent(USUAL, 'province')).toEqual(USUAL);
});

it('makes a screen as small as its box asks on its narrower side', () => {
  // 600 of 3840 and 400 of 2160: the width is the narrower
  expect(scaleWithin({ width: 3840, height: 2160 }, { width: 600, height: 400 })).toBe(600 / 3840);
  expect(scaleWithin({ width: 1080, height: 1920 }, { width: 600, height: 480 })).toBe(0.25);
  expect(scaleWithin({ width: 300, height: 200 }, { width: 600, height: 400 })).toBe(1);
});
