import type { viSilence } from './vi-silence';

export const enSilence: Record<keyof typeof viSilence, string> = {
  'silence.title': 'Why it is silent',
  'silence.titleOnline': 'Why there are no numbers',
  'silence.asking': 'Looking for the reason …',
  'silence.also': 'Besides',
  'silence.from.own': 'It knocked from this very server.',
  'silence.from.private': 'It knocked from the local network.',
  'silence.from.public': 'It knocked from the Internet.',
  'silence.times': '{{count}} times',
  'silence.why.maintenance': 'It is under maintenance until {{until}}.',
  'silence.do.maintenance': 'Nothing: silence under maintenance does not count as a loss.',
  'silence.why.line-down':
    'The line “{{name}}” has been down since {{moment}}: everything that goes over it is silent.',
  'silence.do.line-down':
    'Look at the modem and call the provider. Devices come back by themselves with the line.',
  'silence.why.gateway-down':
    'Its gateway “{{name}}” has been silent since {{moment}}, and so are the sources behind it.',
  'silence.do.gateway-down':
    "Look at the gateway's power and network; its own page says why it is silent.",
  'silence.why.wrong-secret':
    'Wrong secret: it knocked at {{moment}}, and its secret was not the right one.',
  'silence.do.wrong-secret': 'Give it a new secret, or mend the one in the device.',
  'silence.why.backed-off':
    'Too many wrong secrets, the last at {{moment}}: it is not looked at for a while.',
  'silence.do.backed-off':
    'Mend the secret in the device or give it a new one, then wait a few minutes.',
  'silence.why.client-id':
    'Wrong name: at {{moment}} it knocked with a client id that is not its own.',
  'silence.do.client-id': 'In the device, set both client id and user name to {{key}}.',
  'silence.why.will': 'Refused at {{moment}}: its Last Will goes to a topic that is not its own.',
  'silence.do.will': "In the device, set the will's topic to {{own}}/status, or have no will.",
  'silence.why.full':
    'No room: at {{moment}} this source or its unit had as many connections as it may.',
  'silence.do.full': 'End connections that nobody needs, or raise the limit.',
  'silence.why.unknown-codec':
    'Its messages are in a format that cannot be read here, the last at {{moment}}.',
  'silence.do.unknown-codec':
    "Choose another format in its publisher's mapping, or upgrade this system.",
  'silence.why.topic-refused':
    'Wrong topic: at {{moment}} it published to {{topic}}, where it may not.',
  'silence.do.topic-refused':
    'In the device, change the topic to {{own}}/… Software with topics of its own needs a mapping.',
  'silence.why.refused': 'What it sent last was refused, most recently at {{moment}}: {{reason}}.',
  'silence.do.refused': 'Look at the refused messages for what is wrong, and mend the device.',
  'silence.why.clock-wrong':
    'Its clock is wrong: its last message, at {{moment}}, gave a time that cannot be.',
  'silence.do.clock-wrong':
    'Set its clock (switch NTP on): a wrong one breaks schedules and encrypted connections.',
  'silence.why.says-nothing': 'It connected at {{moment}} and has sent no message since.',
  'silence.do.says-nothing':
    'Look at the program that sends its numbers: to keep the connection (ping) is to say nothing.',
  'silence.why.said-offline': 'It said that it goes, or lost its connection, at {{moment}}.',
  'silence.do.said-offline': 'If nobody switched it off, look at its power and network.',
  'silence.why.nothing-since':
    'Nothing has come since {{moment}}; a message is due every {{heartbeat}} seconds at least.',
  'silence.do.nothing-since':
    'Look at its power, network and program. If it sends more seldom by design, set its heartbeat.',
  'silence.why.never-passed-on': 'The gateway “{{name}}” has never passed on a message of it.',
  'silence.do.never-passed-on':
    'See whether the device is paired with the gateway, and whether it is called {{key}} there.',
  'silence.why.never-connected': 'It has never connected.',
  'silence.do.never-connected':
    "In the device, enter the server's address, {{key}} as client id and user name, and the secret. Where the secret is lost, give a new one.",
  'silence.link.secret': 'Give it a new secret',
  'silence.link.source': 'Open the page of “{{name}}”',
  'silence.link.rejected': 'See the refused messages',
  'silence.link.mappings': 'Open the mappings',
  'silence.link.heartbeat': 'Change the heartbeat',
  'trace.title': 'Recent messages',
  'trace.about':
    'As they came, newest first, what names people masked. Kept in memory only, gone with a restart.',
  'trace.none': 'No message of this source has come since the system was started.',
  'trace.elsewhere':
    'Another process takes messages in; this one has none. Open the page on the server that takes them in.',
  'trace.pause': 'Pause',
  'trace.goOn': 'Go on',
  'trace.paused': 'Paused: new messages are not shown.',
  'trace.list': 'List of messages',
  'trace.message': 'Message of {{moment}}',
  'trace.topic': 'Topic',
  'trace.qos': 'QoS',
  'trace.http': 'posted by HTTP',
  'trace.retained': 'retained',
  'trace.dup': 'sent again (DUP)',
  'trace.will': 'Last Will',
  'trace.via': 'via {{key}}',
  'trace.became': 'What became of it',
  'trace.taken': '{{count}} taken',
  'trace.refused': '{{count}} refused',
  'trace.ignored': 'no facts',
  'trace.more': '… and {{count}} more',
  'trace.masked': 'What names people is masked.',
  'trace.form': 'Show as',
  'trace.form.text': 'Text',
  'trace.form.json': 'JSON',
  'trace.form.hex': 'Hex',
  'trace.hidden.too-large': 'Too large: its contents were not kept.',
  'trace.hidden.personal-data': 'It may name people: its contents are not shown.',
  'trace.hidden.picture': 'A picture: see the last frame.',
  'trace.close': 'Close',
  'trace.choose': 'Choose one that came',
  'trace.chooseNone': '– paste a message, or choose one here –',
};
