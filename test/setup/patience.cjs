// Everything is real: servers start, browsers unpack, heartbeats pass.
jest.setTimeout(120_000);
