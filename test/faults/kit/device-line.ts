import { TcpProxy } from './tcp-proxy';

/** A line in front of the broker; `url` is what a device is told instead of the broker's own. */
export async function lineTo(mqttUrl: string): Promise<{ line: TcpProxy; url: string }> {
  const { hostname: host, port } = new URL(mqttUrl);
  const line = await TcpProxy.to({ host, port: Number(port) });
  return { line, url: `mqtt://127.0.0.1:${line.port}` };
}
