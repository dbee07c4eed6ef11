import { STATUS_CODES, createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { LIMITS } from '@nhip-xa/contract';
import { WebSocketServer, createWebSocketStream, type WebSocket } from 'ws';
import {
  CONNECT_BYTES,
  CONNECT_TIMEOUT_MS,
  PACKET_BYTES_ABOVE_PAYLOAD,
  UPGRADE_BYTES,
} from '../limits';
import type { Reception } from './reception';

/** [MQTT-6.0.0-3] the name of the subprotocol. */
const SUBPROTOCOL = 'mqtt';

/** An HTTP server on which only MQTT over WebSocket is spoken, on any path. */
export function webSocketServer(reception: Reception): Server {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.payloadBytes + PACKET_BYTES_ABOVE_PAYLOAD,
  });
  const server = createServer({
    maxHeaderSize: UPGRADE_BYTES,
    headersTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: CONNECT_TIMEOUT_MS,
  });
  server.on('request', (_request, response) => {
    response.writeHead(426, { connection: 'close', upgrade: 'websocket' }).end();
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('upgrade', (request: IncomingMessage, stream, head: Buffer) => {
    const socket = stream as Socket;
    if (!namesSubprotocol(request)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (opened) => enter(opened, socket, reception));
  });
  return server;
}

function namesSubprotocol({ headers }: IncomingMessage): boolean {
  const named = headers['sec-websocket-protocol'] ?? '';
  return named.split(',').some((name) => name.trim() === SUBPROTOCOL);
}

function refuse(socket: Socket): void {
  const status = 400;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}

function enter(opened: WebSocket, socket: Socket, reception: Reception): void {
  // [MQTT-6.0.0-1] binary frames only
  opened.on('message', (_data, isBinary) => {
    if (!isBinary) opened.terminate();
  });
  // the stream tells of its end
  opened.on('error', () => undefined);
  boundWhileWaiting(socket, reception);
  reception.enter(socket, createWebSocketStream(opened));
}

/** Frames are gathered before MQTT sees them: from who has not said CONNECT not more than one holds. */
function boundWhileWaiting(socket: Socket, reception: Reception): void {
  const most = socket.bytesRead + CONNECT_BYTES;
  const look = (): void => {
    if (!reception.isWaiting(socket)) socket.off('data', look);
    else if (socket.bytesRead > most) socket.destroy();
  };
  socket.on('data', look);
}
