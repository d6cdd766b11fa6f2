import type { WebSocket } from "ws";
import { handle, refusalOf, type Exchange, type Session } from "./handlers.ts";
import type { Line } from "./listener.ts";
import { parseMessage, type ClientMessage, type ServerMessage } from "./message.ts";

/** Requests that wait for their turn: a client that sends on without reading is cut off. */
const REQUESTS_MAX = 1_000;
/** What a client may leave unread. */
const UNREAD_BYTES_MAX = 32 * 1024 * 1024;
/** Close codes of the WebSocket standard. */
const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;

/** Serves one socket until it closes. Requests are answered one after the other. */
export function serveConnection(socket: WebSocket, exchange: Exchange): void {
  const line: Line = {
    send(message: ServerMessage) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > UNREAD_BYTES_MAX) return socket.close(TRY_AGAIN_LATER);
      socket.send(JSON.stringify(message));
    },
  };
  const session: Session = { exchange, line, login: undefined };
  let turn = Promise.resolve();
  let waiting = 0;

  socket.on("message", (bytes: Buffer) => {
    waiting += 1;
    if (waiting > REQUESTS_MAX) return socket.close(POLICY_VIOLATION);
    turn = turn.then(async () => {
      const message = readMessage(bytes);
      if (message === undefined) socket.close(POLICY_VIOLATION);
      else await answer(session, message);
      waiting -= 1;
    });
  });
  // After the requests that came before, which may still open a listener.
  socket.on("close", () => void turn.then(() => exchange.listeners.leave(line)));
  socket.on("error", () => socket.terminate());
}

/** Undefined for what is no message: there is no id that a refusal could go to. */
function readMessage(bytes: Buffer): ClientMessage | undefined {
  try {
    return parseMessage(String(bytes));
  } catch {
    return undefined;
  }
}

async function answer(session: Session, message: ClientMessage): Promise<void> {
  const { requestId, watchId } = message;
  try {
    await handle(session, message);
  } catch (error) {
    const msgData = refusalOf(error, session.exchange.onError);
    session.line.send({ msgType: "ERROR", requestId, watchId, msgData });
  }
}
