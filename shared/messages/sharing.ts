// Words of the sheet in which a negotiation is shared and others are invited. What it exposes is said by the shell as well.

export const en = {
  shareTitle: 'Share this negotiation',
  inviteTitle: 'Invite',
  reach: 'Where it can be reached',
  reachOwn: 'On this computer alone. Nobody else can reach it, with an invitation or without.',
  reachStarting: 'Being shared …',
  reachStopping: 'No longer being shared …',
  reachReturning:
    'Its service stopped and is being started again; then it is shared at the same place as before.',
  reachShared: 'By others on the network of this computer, at this address:',
  address: 'Address',
  copyAddress: 'Copy the address',
  fingerprint: 'Fingerprint (SHA-256)',
  copyFingerprint: 'Copy the fingerprint',
  fingerprintHint:
    'Penholder on other computers knows this one by its fingerprint, which the invitation carries. A browser warns of a certificate that it does not know: go on only if the one that it shows has this fingerprint.',
  addressGone:
    'This computer is no longer at {{address}}: it is on another network, or on none. Nobody reaches the negotiation there. Stop sharing it, and share it anew.',
  exposes:
    'While it is shared, others on the same network can reach this one negotiation on this computer, and nothing else of it. Only those with an invitation get in; all others see the page on which one joins, and no word of the text. What passes is encrypted. Sharing ends when you stop it or close the window.',
  shareWhere: 'At which address of this computer',
  shareWhereHint:
    'It has one for each network that it is on. Choose the network of those whom you invite: nobody on another one can reach it.',
  shareNowhere:
    'This computer is on no network. Connect it to one; this sheet notices when it is there.',
  shareAct: 'Share on this network…',
  shareAsked:
    'Penholder asks you in a window of its own. Nothing is shared before you say yes there.',
  share_declined: 'Nothing was shared.',
  share_underWay: 'It is being shared, or you have been asked already: look for the question.',
  shareTrouble: 'It could not be shared.',
  trouble_cannotListen:
    'This computer lets nobody listen at {{address}} ({{detail}}). Choose another address, or look whether another program is in the way.',
  trouble_noCertificate:
    'The certificate by which others know this computer could be neither read nor made ({{detail}}). See to it that the folder of Penholder’s settings can be written.',
  trouble_noRelay:
    'The negotiation is not being served at this moment. Try again; if that does not help, close the window and open the file again.',
  stopAct: 'Stop sharing',
  stopAsk:
    'Everybody on another computer loses the connection. Sessions and invitations stay good for the next time.',
  stopDo: 'Stop',
  stopCancel: 'Go on sharing',
  inviteSomebody: 'Invite somebody',
  inviteNobody:
    'Whom this window takes part for invites nobody: the penholder does, and those who draft invite colleagues.',
  linkOnlyHere:
    'This link works on this computer alone, and no longer than this window is open. Share the negotiation first: the link that is shown here then leads to its address.',
  linkNotNow:
    'The negotiation is not shared at present. This link leads there again when it is shared at the same address.',
  formOnlyHere:
    'The negotiation is not shared yet: until it is, a link works on this computer alone.',
  linksBefore:
    'A link that was copied before the negotiation was shared, or while it was shared at another address, does not lead here. Make such invitations anew.',
}

export const zh: Record<keyof typeof en, string> = {
  shareTitle: '共享本次谈判',
  inviteTitle: '邀请',
  reach: '可从何处访问',
  reachOwn: '仅限本机。不论有无邀请，其他任何人都无法访问。',
  reachStarting: '正在开始共享……',
  reachStopping: '正在停止共享……',
  reachReturning: '其服务已中断，正在重新启动；之后仍在原处共享。',
  reachShared: '本机所在网络上的其他人可通过以下地址访问：',
  address: '地址',
  copyAddress: '复制地址',
  fingerprint: '指纹（SHA-256）',
  copyFingerprint: '复制指纹',
  fingerprintHint:
    '其他计算机上的 Penholder 通过邀请中所载的指纹识别本机。浏览器会就其不认识的证书发出警告：只有当所显示的证书具有此指纹时才可继续。',
  addressGone:
    '本机已不在 {{address}}：本机已换到另一网络，或未连接网络。无人能在该处访问本次谈判。请停止共享，然后重新共享。',
  exposes:
    '共享期间，同一网络上的其他人可以访问本机上的这一场谈判，而不能访问其他内容。只有持邀请者可以进入；其他人只能看到加入页面，看不到案文的任何内容。传送内容均经加密。您停止共享或关闭窗口时共享即告结束。',
  shareWhere: '使用本机的哪个地址',
  shareWhereHint:
    '本机在所连接的每个网络中各有一个地址。请选择受邀者所在的网络：其他网络上的人无法访问。',
  shareNowhere: '本机未连接任何网络。请先连接网络；连接后此处会自行更新。',
  shareAct: '在此网络上共享…',
  shareAsked: 'Penholder 正在另一窗口中向您询问。您在那里同意之前不会共享任何内容。',
  share_declined: '未共享任何内容。',
  share_underWay: '正在共享，或已向您询问：请查看该询问窗口。',
  shareTrouble: '未能共享。',
  trouble_cannotListen:
    '本机不允许在 {{address}} 接受连接（{{detail}}）。请选择其他地址，或查看是否有其他程序占用。',
  trouble_noCertificate:
    '无法读取或生成他人用以识别本机的证书（{{detail}}）。请确保 Penholder 的设置文件夹可以写入。',
  trouble_noRelay: '目前未在为该谈判提供服务。请重试；如仍无效，请关闭窗口并重新打开文件。',
  stopAct: '停止共享',
  stopAsk: '其他计算机上的所有参加者都会断开连接。其会话和邀请在下次共享时仍然有效。',
  stopDo: '停止',
  stopCancel: '继续共享',
  inviteSomebody: '邀请他人',
  inviteNobody: '此窗口的参加者不能邀请他人：执笔方可以邀请，起草方可以邀请本代表团同事。',
  linkOnlyHere:
    '此链接仅在本机上有效，且只在此窗口打开期间有效。请先共享谈判：此处所示链接随后即指向其地址。',
  linkNotNow: '本次谈判目前未共享。在同一地址再次共享后，此链接即重新有效。',
  formOnlyHere: '本次谈判尚未共享：在共享之前，链接仅在本机上有效。',
  linksBefore: '在谈判共享之前或在其他地址共享期间复制的链接不通向此处。请重新生成此类邀请。',
}
