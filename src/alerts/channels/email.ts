// E-mail by SMTP. The connection is made and the sign-in done before anything is handed over, so that a process that dies meanwhile has
// surely sent nothing; the Message-ID is that of the delivery at every attempt.

import SMTPConnection from 'nodemailer/lib/smtp-connection';
import MailComposer from 'nodemailer/lib/mail-composer';
import { messageOf } from '../../errors.ts';
import type { Channel, SmtpServer } from '../../model/index.ts';
import { oneLine, type Outcome, type Outgoing, type Sender } from './port.ts';

type EmailChannel = Extract<Channel, { kind: 'email' }>;
type SmtpError = Error & { readonly responseCode?: number; readonly response?: string };

const domainOf = (address: string) => address.replace(/[<>\s]/g, '').split('@').at(-1) ?? 'localhost';

async function compose({ from, to, language }: EmailChannel, message: Outgoing): Promise<Buffer> {
  const mail = new MailComposer({
    from, to: [...to], subject: message.subject, text: message.text, date: message.raisedAt, messageId: `<${message.deliveryId}@${domainOf(from)}>`,
    headers: {
      // RFC 3834: a machine wrote this; holiday notices need not answer.
      'Auto-Submitted': 'auto-generated', 'Content-Language': language, 'X-Haidang-Alert': `${message.alertId} ${message.level}`,
      ...(message.level === 'alert' ? { Importance: 'high' } : {}),
    },
  });
  return mail.compile().build();
}

function connectionTo(server: SmtpServer): SMTPConnection {
  return new SMTPConnection({
    host: server.host, port: server.port, secure: server.security === 'tls', requireTLS: server.security === 'starttls', ignoreTLS: server.security === 'plain',
    connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000, socketCloseTimeout: 0,
  });
}

/** Waits for one step, or for the connection to break meanwhile. */
function step<Value>(connection: SMTPConnection, start: (done: (error?: Error | null, value?: Value) => void) => void): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const broken = (thrown: Error) => reject(thrown);
    const ended = () => reject(new Error('the server closed the connection'));
    connection.once('error', broken).once('end', ended);
    start((error, value) => {
      connection.off('error', broken).off('end', ended);
      if (error) reject(error);
      else resolve(value);
    });
  });
}

/** 4xx may pass by itself, 5xx will not; without an answer nothing was taken before the handover, and nobody knows after it. */
function outcomeOfError(thrown: SmtpError, handedOver: boolean, secrets: readonly string[]): Outcome {
  const answer = oneLine(thrown.response ?? messageOf(thrown), secrets);
  const code = thrown.responseCode ?? 0;
  if (code >= 500) return { kind: 'never', answer };
  if (code >= 400) return { kind: 'later', answer };
  return { kind: handedOver ? 'in-doubt' : 'later', answer };
}

export function emailSender(channel: EmailChannel): Sender {
  const { server } = channel;
  const secrets = server.password === undefined ? [] : [server.password];
  return {
    // Many mailboxes fold a repeated Message-ID, but not all.
    idempotent: false,
    async send(message, handingOver) {
      const mail = await compose(channel, message);
      const connection = connectionTo(server);
      // A late error of a connection that is done with must not end the process.
      connection.on('error', () => undefined);
      let handedOver = false;
      try {
        await step(connection, (done) => connection.connect((error) => done(error)));
        if (server.username !== undefined) await step(connection, (done) => connection.login({ user: server.username, pass: server.password }, (error) => done(error)));
        await handingOver();
        handedOver = true;
        const info = await step<{ response: string; rejected: readonly string[] }>(connection, (done) => connection.send({ from: channel.from.replace(/^.*<|>.*$/g, ''), to: [...channel.to] }, mail, done));
        const refused = info?.rejected ?? [];
        return { kind: 'sent', answer: oneLine(`${info?.response ?? ''}${refused.length === 0 ? '' : `; refused for ${refused.join(', ')}`}`, secrets) };
      } catch (thrown) {
        return outcomeOfError(thrown as SmtpError, handedOver, secrets);
      } finally {
        connection.close();
      }
    },
  };
}
