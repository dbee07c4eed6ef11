import { org } from 'sparkplug-payload/lib/sparkplugPayloadProto.js';

const { Payload } = org.eclipse.tahu.protobuf;
type Metric = org.eclipse.tahu.protobuf.Payload.IMetric;

/** Numbers of data types [Sparkplug 3.0 §6.4.16]. */
export const TYPE = {
  ...{ Int8: 1, Int16: 2, Int32: 3, Int64: 4, UInt32: 7, UInt64: 8, Float: 9, Double: 10 },
  ...{ Boolean: 11, String: 12, DateTime: 13, DataSet: 16, Bytes: 17, File: 18, Template: 19 },
} as const;

/** The bytes of a payload, as a node would send them. */
export const sparkplugBytes = (
  metrics: Metric[],
  { timestamp, ...more }: org.eclipse.tahu.protobuf.IPayload = {},
): Uint8Array =>
  // the bytes are copied out of a buffer that is used again
  Uint8Array.from(
    Payload.encode(
      Payload.create({ timestamp: timestamp ?? 0, seq: 0, metrics, ...more }),
    ).finish(),
  );
