import { passingMemory } from '../index';
import { foreign } from '../../test/foreign';

const frigate = (topic: string, payload: Parameters<typeof foreign>[2], over = {}) =>
  foreign('frigate', topic, payload, over);

/** A person seen from 08:00:00 (01:00 UTC) on. */
const START_S = 1_795_136_400;
const person = {
  ...{ id: '1795136400.5-abc', camera: 'cong_chinh', label: 'person', sub_label: ['An', 0.8] },
  ...{ start_time: START_S, frame_time: START_S + 2, end_time: null, false_positive: false },
  ...{ top_score: 0.75, has_clip: false, entered_zones: ['san'], recognized_license_plate: '20A1' },
};
const event = (type: string, after: object, before: object = person) =>
  frigate('frigate/events', { type, before, after: { ...person, ...after } });

describe('Frigate', () => {
  it('tells a detection that waits for a verdict when an object is new', () => {
    expect(event('new', {})).toEqual({
      facts: [
        {
          ...{ kind: 'case', source: '06190.cong_chinh', commune: '06190' },
          ...{ caseKind: 'detection', id: '1795136400.5-abc', state: 'pending' },
          ts: '2026-11-20T01:00:02.000Z',
          openedAt: '2026-11-20T01:00:00.000Z',
          attributes: { class: 'person', confidence: 0.75, zones: ['san'] },
        },
      ],
      rejected: [],
    });
  });

  it('tells of the same detection at an update and at its end, with its clip', () => {
    expect(event('update', { frame_time: START_S + 5, top_score: 0.9 }).facts).toMatchObject([
      { id: '1795136400.5-abc', ts: '2026-11-20T01:00:05.000Z', attributes: { confidence: 0.9 } },
    ]);
    expect(event('end', { end_time: START_S + 60, has_clip: true }).facts).toMatchObject([
      {
        ...{ id: '1795136400.5-abc', state: 'pending', ts: '2026-11-20T01:01:00.000Z' },
        attributes: { clip: 'api/events/1795136400.5-abc/clip.mp4' },
      },
    ]);
  });

  it('takes an end without a beginning, and one without its time', () => {
    expect(event('end', { frame_time: undefined }).facts).toMatchObject([
      { state: 'pending', ts: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  it('keeps no name and no plate', () => {
    expect(JSON.stringify(event('update', {}))).not.toMatch(/An|20A1/);
  });

  it('tells nothing of a mistake, and rejects one that it told of', () => {
    expect(event('new', { false_positive: true }, { false_positive: true }).facts).toEqual([]);
    expect(event('update', { false_positive: true }).facts).toMatchObject([{ state: 'rejected' }]);
  });

  it('refuses an event without an object, a camera or an id', () => {
    expect(frigate('frigate/events', { type: 'new' }).rejected).toMatchObject([
      { reason: 'bad-shape', detail: 'no object after' },
    ]);
    expect(event('new', { id: 7 }).rejected).toHaveLength(1);
    expect(event('new', { camera: '' }).rejected).toHaveLength(1);
  });

  it.each([
    ['frigate/reviews', { type: 'new', after: { id: 'r', camera: 'a', severity: 'alert' } }],
    ['frigate/tracked_object_update', { type: 'face', id: 'x', name: 'An', camera: 'a' }],
    ['frigate/triggers', { name: 'xe', camera: 'a', score: 0.8 }],
    ['frigate/cong/detect/state', 'ON'],
    ['frigate/cong/detect/set', 'OFF'],
    ['frigate/cong/motion_threshold/state', '30'],
    ['frigate/cong/ptz', 'preset_1'],
    ['frigate/cong/audio/transcription', 'xin chào'],
    ['frigate/cong/classification/mu', 'co'],
    ['frigate/notifications/set', 'ON'],
    ['frigate/restart', 'restart'],
    ['frigate/camera_activity', '{}'],
    ['frigate/cong/person/snapshot', ''],
  ])('%s is no fact', (topic, payload) => {
    expect(frigate(topic, payload)).toEqual({ facts: [], rejected: [] });
  });

  it.each([
    ['frigate/cong/person', '2', 'count.person', 2],
    ['frigate/cong/person/active', '1', 'count.person.active', 1],
    ['frigate/cong/all', '3', 'count.all', 3],
    ['nha-van-hoa/frigate/cong/motion', 'OFF', 'motion', 0],
    ['frigate/cong/audio/rms', '103.5', 'audio.rms', 103.5],
    ['frigate/cong/audio/speech', 'ON', 'audio.speech', 1],
    ['frigate/cong/review_status', 'DETECTION', 'review_status', 1],
  ])('%s is a reading of its camera', (topic, payload, metric, value) => {
    expect(frigate(topic, payload).facts).toMatchObject([
      { kind: 'reading', source: '06190.cong', metric, value },
    ]);
  });

  it('has a zone for a source of its own, and another first level where a filter names it', () => {
    expect(frigate('nvr/san/car', '1', { filter: 'nvr/#' }).facts).toMatchObject([
      { source: '06190.san', metric: 'count.car', value: 1 },
    ]);
  });

  it('refuses a count that is none', () => {
    expect(frigate('frigate/cong/person', 'hai').rejected).toMatchObject([
      { reason: 'bad-shape', detail: 'person is no number' },
    ]);
    expect(frigate('frigate/cong/person', '1,5').rejected).toHaveLength(1);
  });

  it('says of itself whether it is there', () => {
    for (const [word, state] of [
      ['online', 'online'],
      ['offline', 'offline'],
      ['stopped', 'offline'],
    ] as const) {
      expect(frigate('frigate/available', word).facts).toMatchObject([
        { kind: 'presence', source: 'publisher', state },
      ]);
    }
  });

  it('has a camera there while any of its streams is', () => {
    const memory = passingMemory();
    const says = (role: string, word: string) =>
      frigate(`frigate/cong/status/${role}`, word, { memory }).facts;
    expect(says('detect', 'online')).toMatchObject([{ source: '06190.cong', state: 'online' }]);
    expect(says('record', 'offline')).toMatchObject([{ state: 'online' }]);
    expect(says('detect', 'disabled')).toMatchObject([{ state: 'offline' }]);
  });

  it('reads what is measured of cameras and of the machine', () => {
    const { facts, rejected } = frigate('frigate/stats', {
      cameras: { cong: { camera_fps: 5.1, skipped_fps: 0, pid: 7, capture_pid: 8 } },
      cpu_usages: { 'frigate.full_system': { cpu: '12.5', mem: '40.1' }, 7: { cpu: '3' } },
      gpu_usages: { 'intel-qsv': { gpu: '9.5%', mem: '-%' } },
      service: {
        ...{ uptime: 60, version: '0.14', last_updated: 1_795_136_400 },
        storage: { '/media/frigate/recordings': { free: 1, total: 8, used: 7 } },
      },
    });
    expect(rejected).toEqual([]);
    const at = '2026-11-20T01:00:00.000Z';
    expect(facts).toMatchObject([
      { source: 'publisher', metric: 'uptime', value: 60, at },
      { metric: 'cpu', value: 12.5 },
      { metric: 'mem', value: 40.1 },
      { metric: 'gpu.intel_qsv.gpu', value: 9.5 },
      { metric: 'storage.recordings.free', value: 1 },
      { metric: 'storage.recordings.total', value: 8 },
      { metric: 'storage.recordings.used', value: 7 },
      { source: '06190.cong', metric: 'camera_fps', value: 5.1, at },
      { source: '06190.cong', metric: 'skipped_fps', value: 0 },
    ]);
    expect(facts).toHaveLength(9);
  });

  it('has a camera without pictures for gone, though its numbers came', () => {
    const stats = { cong: { camera_fps: 0, process_fps: 0 }, san: { camera_fps: 5 } };
    expect(frigate('frigate/stats', stats).facts).toMatchObject([
      { source: '06190.cong', metric: 'camera_fps', value: 0 },
      { source: '06190.cong', metric: 'process_fps', value: 0 },
      { kind: 'presence', source: '06190.cong', state: 'offline' },
      { source: '06190.san', metric: 'camera_fps', value: 5 },
    ]);
  });

  it('hands on a picture, and refuses what is none', () => {
    const jpeg = Buffer.from('ffd8ffe000104a464946ffd9', 'hex');
    expect(frigate('frigate/cong/person/snapshot', jpeg).facts).toMatchObject([
      { kind: 'frame', source: '06190.cong' },
    ]);
    expect(frigate('frigate/cong/person/snapshot', 'xin').rejected).toHaveLength(1);
  });
});
