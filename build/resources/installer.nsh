; Links of invitations (penholder:) are the app's from the first minute, and nobody's when it is gone. The packager makes file associations
; for Windows, and no protocols. At each start the app says the same for its user (electron/main/known-to-system.ts).

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\penholder" "" "URL:Penholder invitation"
  WriteRegStr SHELL_CONTEXT "Software\Classes\penholder" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\penholder\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\penholder"
    DeleteRegKey HKCU "Software\Classes\penholder"
  ${endIf}
!macroend
